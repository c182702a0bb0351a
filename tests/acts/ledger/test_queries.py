import pytest

from barnraiser.acts.belonging.manifest import LEFT
from barnraiser.acts.conversations.manifest import REPLIED, THANKED
from barnraiser.acts.ledger import actions, queries
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import manifests
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

pytestmark = pytest.mark.django_db
LENTILS = Ref("conversations", "message", "lentils23456")


def test_behind_a_tie_stand_the_acts_of_the_two(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    thanks = actions.record(THANKED, by=ruth, toward=[callum], within=soil_and_table, about=LENTILS)
    answer = actions.record(REPLIED, by=callum, toward=[ruth], about=LENTILS)
    together = actions.record(REPLIED, by=nell, toward=[ruth, callum], within=soil_and_table)
    other = actions.record(THANKED, by=ruth, toward=[nell], about=LENTILS)
    gone = actions.record(THANKED, by=callum, toward=[ruth], about=LENTILS)
    actions.retract(act=gone, by=callum)
    assert set(queries.between(ruth, callum)) == {thanks, answer, together}
    assert set(queries.between(ruth, callum, soil_and_table)) == {thanks, together}
    assert other in queries.between(ruth, nell)


def test_a_secret_is_seen_by_the_one_who_has_it(ruth: Person, callum: Person) -> None:
    secret = actions.record(LEFT, by=ruth, toward=[callum], about=LENTILS)
    assert secret in queries.between(ruth, callum)
    assert secret not in queries.between(callum, ruth)
    assert secret not in queries.toward(callum, kinds=[LEFT.code])
    assert "belonging.left" not in str(queries.own(callum))
    assert "belonging.left" in str(queries.own(ruth))


def test_toward_me_and_about_this(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    thanks = actions.record(THANKED, by=ruth, toward=[callum], within=soil_and_table, about=LENTILS)
    answer = actions.record(REPLIED, by=ruth, toward=[callum], within=soil_and_table, about=LENTILS)
    assert list(queries.toward(callum, kinds=[THANKED.code])) == [thanks]
    assert list(queries.toward(callum, kinds=[THANKED.code, REPLIED.code])) == [answer, thanks]
    assert list(queries.toward(ruth, kinds=[THANKED.code])) == []
    assert list(queries.about(LENTILS, kinds=[REPLIED.code])) == [answer]


def test_the_mark_is_the_newest_act(ruth: Person, soil_and_table: Community) -> None:
    act = actions.record(THANKED, by=ruth, within=soil_and_table)
    assert queries.mark() == act.pk
    assert act in queries.within(soil_and_table)
    actions.retract(act=act, by=ruth)
    assert act not in queries.within(soil_and_table)


def test_an_empty_ledger_has_mark_nought() -> None:
    assert Act.objects.count() == queries.mark() == 0


def test_the_manifest_gives_and_forgets_a_persons_acts(ruth: Person, callum: Person) -> None:
    actions.record(THANKED, by=ruth, toward=[callum], about=LENTILS)
    offer = manifests()["ledger"]
    assert offer.export
    assert offer.forget
    assert [line["about"] for line in offer.export(callum)["was_done_toward_me"]] == [str(LENTILS)]
    offer.forget(person=callum)
    assert offer.export(callum) == {"did": [], "was_done_toward_me": []}
