from functools import partial
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.ledger import queries as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.trust import actions, queries
from barnraiser.acts.trust.models import Care, Note, Outside, Statement, Target
from barnraiser.acts.trust.rules import MOST_SAID, NO_MORE
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import kinds
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from demo import cast
from tests.at_once import at_once
from tests.conftest import arrives, joins

from .telling import MET, MONDAY, cares, later, record, trusts

pytestmark = pytest.mark.django_db


def acts() -> list[tuple[str, str, list[str]]]:
    """The standing acts of trust, as (kind, who, toward whom)."""
    rows = Act.objects.standing().filter(kind__startswith="trust.").select_related("by")
    return [
        (
            act.kind.split(".")[1],
            act.by.name if act.by else "",
            [p.person.name for p in act.parties.all() if p.person],
        )
        for act in rows.prefetch_related("parties__person").order_by("pk")
    ]


# ---- saying -----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("F1")
def test_trust_is_directed_and_says_with_what_and_why(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(MONDAY):
        said = trusts(ruth, callum, soil_and_table)
    assert (said.by, said.toward, said.scope, said.since) == (ruth, callum, "advice on soil", MONDAY)
    assert acts() == [("trusted", "Ruth Amsel", ["Callum Birch"])]
    act = Act.objects.get(kind="trust.trusted")
    assert (act.within_id, act.about, act.at) == (soil_and_table.pk, str(said.ref), MONDAY)
    assert not Statement.objects.filter(by=callum).exists()


@pytest.mark.requirement("F1")
def test_trust_survives_years_of_quiet(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    with clock.at(MONDAY):
        said = trusts(ruth, callum, soil_and_table)
    with clock.at(later(days=4 * 365)):
        assert queries.said_between(callum, ruth) == [said]
        assert [one.since for one in queries.said_of(callum)] == [MONDAY]


@pytest.mark.requirement("F5")
def test_trust_respect_and_affection_are_three_statements(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    trusts(ruth, callum, soil_and_table)
    trusts(ruth, callum, soil_and_table, quality="respect", matter="", scope="his books")
    trusts(ruth, callum, soil_and_table, quality="affection", matter="", scope="")
    assert [said.quality for said in queries.said_between(ruth, callum)] == ["trust", "respect", "affection"]
    assert [kind for kind, *_ in acts()] == ["trusted", "respected", "held_dear"]


def test_said_again_it_stands_as_it_was(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    first = trusts(ruth, callum, soil_and_table)
    again = trusts(ruth, callum, soil_and_table, scope="Advice on SOIL", reason="Other words.")
    assert again == first
    assert Statement.objects.get().reason == first.reason
    assert len(acts()) == 1
    trusts(ruth, callum, soil_and_table, scope="advice on hedges")
    assert len(acts()) == 2


def test_the_database_lets_a_statement_stand_once(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    first = trusts(ruth, callum, soil_and_table)
    again = dict.fromkeys(("by", "toward"), ruth) | {"toward": callum, "community": soil_and_table}
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.create(quality="trust", matter="question", scope="ADVICE on soil", **again)
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.create(quality="trust", matter="", scope="", **again)
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.create(quality="affection", by=ruth, toward=ruth, community=soil_and_table)
    actions.withdraw(by=ruth, statement=first)
    assert trusts(ruth, callum, soil_and_table).pk != first.pk


def test_who_is_no_member_says_nothing(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    for by, toward in ((harald, ruth), (ruth, harald)):
        with pytest.raises(Refused):
            trusts(by, toward, soil_and_table)
        with pytest.raises(Refused):
            cares(by, toward, soil_and_table)
    assert acts() == []


@pytest.mark.requirement("F6")
def test_the_keys_wait_for_a_meeting(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused, match="met in person"):
        trusts(ruth, callum, soil_and_table, matter="keys")
    record(MET, callum, [ruth], soil_and_table)
    assert trusts(ruth, callum, soil_and_table, matter="keys").matter == "keys"


def test_nobody_is_flooded_with_what_one_says_of_them(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    for number in range(MOST_SAID):
        said = trusts(ruth, callum, soil_and_table, scope=f"matter {number}")
    with pytest.raises(Refused, match="Take one back"):
        trusts(ruth, callum, soil_and_table, scope="one more")
    assert trusts(ruth, nell, soil_and_table).until is None
    actions.withdraw(by=ruth, statement=said)
    assert trusts(ruth, callum, soil_and_table, scope="one more").until is None


# ---- taking back ------------------------------------------------------------------------------------------------


@pytest.mark.requirement("F1")
def test_trust_is_taken_back_at_any_time_and_the_other_hears_nothing(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    said = trusts(ruth, callum, soil_and_table)
    heard = [code for code, kind in kinds().items() if not kind.secret]
    assert ledger.toward(callum, kinds=heard).filter(kind__startswith="trust.").count() == 1
    actions.withdraw(by=ruth, statement=said)
    assert acts() == []
    assert queries.said_between(callum, ruth) == queries.said_between(ruth, callum) == []
    assert not ledger.toward(callum, kinds=heard).filter(kind__startswith="trust.").exists()
    assert "trust." not in str(ledger.own(callum))
    assert "trust.trusted" in str(ledger.own(ruth))
    assert not queries.statement_cards(callum, [said.code])
    with pytest.raises(Refused, match="already"):
        actions.withdraw(by=ruth, statement=said)


def test_nobody_takes_back_what_another_said(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    said = trusts(ruth, callum, soil_and_table)
    for other in (callum, nell):
        with pytest.raises(Refused):
            actions.withdraw(by=other, statement=said)
    assert len(acts()) == 1


def test_who_has_left_takes_it_back_all_the_same(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    from barnraiser.communities.queries import membership_of

    said = trusts(ruth, callum, soil_and_table)
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    actions.withdraw(by=ruth, statement=said)
    assert acts() == []


# ---- common ground ----------------------------------------------------------------------------------------------


@pytest.mark.requirement("F2")
def test_two_are_aligned_once_each_has_said_so(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    mine = cares(ruth, callum, soil_and_table)
    assert acts() == []
    assert queries.cares_between(callum, ruth) == (None, None)
    theirs = cares(callum, ruth, soil_and_table, "worms")
    assert acts() == [("aligned", "Callum Birch", ["Ruth Amsel"])]
    assert queries.cares_between(ruth, callum) == (mine, theirs)
    assert queries.cares_between(callum, ruth) == (theirs, mine)
    cares(ruth, callum, soil_and_table, "living soil, and worms")
    assert len(acts()) == 1
    assert Care.objects.get(by=ruth).thing == "living soil, and worms"


def test_what_was_said_is_taken_back_and_said_anew(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    cares(ruth, callum, soil_and_table)
    theirs = cares(callum, ruth, soil_and_table)
    mine, _ = queries.cares_between(ruth, callum)
    assert mine
    with pytest.raises(Refused):
        actions.take_back_care(by=ruth, care=theirs)
    actions.take_back_care(by=ruth, care=mine)
    assert acts() == []
    assert queries.cares_between(ruth, callum) == (None, None)
    assert queries.cares_between(callum, ruth) == (theirs, None)
    cares(ruth, callum, soil_and_table)
    assert acts() == [("aligned", "Ruth Amsel", ["Callum Birch"])]


# ---- for one's own eyes -----------------------------------------------------------------------------------------


@pytest.mark.requirement("F3")
def test_that_it_did_not_click_is_noted_and_is_no_act(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    before = Act.objects.count()
    actions.note(by=ruth, person=callum, spark="not_for_me", words="Talks over people.")
    kept = queries.note_about(ruth, callum)
    assert kept
    assert (kept.spark, kept.words) == ("not_for_me", "Talks over people.")
    assert queries.note_about(callum, ruth) is None
    assert Act.objects.count() == before
    actions.note(by=ruth, person=callum, spark="clicked", words="I was wrong.")
    assert Note.objects.get().spark == "clicked"
    actions.note(by=ruth, person=callum, spark="", words="")
    assert not Note.objects.exists()


@pytest.mark.requirement("C8")
def test_somebody_is_on_a_list_once_and_nobody_is_told(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    before = Act.objects.count()
    target = actions.put_on_list(by=ruth, person=callum, why="Knows lentils.")
    assert actions.put_on_list(by=ruth, person=callum, why="Again.") == target
    assert Act.objects.count() == before
    assert actions.say_why(by=ruth, target=target, why="Knows loss.").why == "Knows loss."
    for wrong in (callum, harald):
        with pytest.raises(Refused):
            actions.say_why(by=wrong, target=target, why="Mine.")
        with pytest.raises(Refused):
            actions.take_off_list(by=wrong, target=target)
        with pytest.raises(Refused):
            actions.happened(by=wrong, target=target, reached="met", words="No.")
    with pytest.raises(Refused):
        actions.put_on_list(by=ruth, person=harald, why="Two valleys over.")
    actions.take_off_list(by=ruth, target=target)
    assert not Target.objects.exists()


def test_what_happened_elsewhere_is_noted_once_a_step(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    target = actions.put_on_list(by=ruth, person=callum, why="Knows lentils.")
    actions.happened(by=ruth, target=target, reached="met", words="At the market.")
    actions.happened(by=ruth, target=target, reached="met", words="At the market, in June.")
    assert Outside.objects.get().words == "At the market, in June."
    with pytest.raises(ValueError, match="friends"):
        actions.happened(by=ruth, target=target, reached="friends", words="No.")


# ---- at once ----------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_one_who_says_it_twenty_times_at_once_has_said_it_once(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    outcomes = at_once([partial(trusts, ruth, callum, soil_and_table)] * 20, tmp_path)
    assert {type(outcome) for outcome in outcomes} == {Statement}
    assert Statement.objects.count() == 1
    assert len(acts()) == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_name_it_in_one_moment_are_aligned_once(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    mine, theirs = partial(cares, ruth, callum, soil_and_table), partial(cares, callum, ruth, soil_and_table)
    at_once([mine, theirs] * 10, tmp_path)
    assert Care.objects.count() == 2
    assert [kind for kind, *_ in acts()] == ["aligned"]


@pytest.mark.requirement("C8")
@pytest.mark.django_db(transaction=True)
def test_of_twenty_put_on_a_long_list_at_once_only_so_many_stay(
    ruth: Person, nell: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    people = crowd(NO_MORE + 15, soil_and_table, nell)
    for person in people[: NO_MORE - 5]:
        actions.put_on_list(by=ruth, person=person, why="One of many.")
    calls = [partial(actions.put_on_list, by=ruth, person=p, why="One more.") for p in people[NO_MORE - 5 :]]
    outcomes = at_once(calls, tmp_path)
    assert len(outcomes) == 20
    assert sum(isinstance(outcome, Target) for outcome in outcomes) == 5
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 15
    assert Target.objects.filter(by=ruth).count() == NO_MORE


def crowd(count: int, community: Community, host: Person) -> list[Person]:
    """Members by the dozen."""
    parts = [cast.Part(f"Farmer {n:02}", "Grows", "private", post=f"farmer{n:02}") for n in range(count)]
    return [joins(part, community, host) for part in parts]


# ---- forgetting -------------------------------------------------------------------------------------------------


def test_forgetting_one_leaves_nothing_between_two(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    trusts(ruth, callum, soil_and_table)
    trusts(callum, ruth, soil_and_table)
    kept = trusts(callum, nell, soil_and_table)
    cares(ruth, callum, soil_and_table)
    cares(callum, ruth, soil_and_table)
    for one, other in ((ruth, callum), (callum, ruth)):
        actions.note(by=one, person=other, spark="clicked", words="Good.")
        target = actions.put_on_list(by=one, person=other, why="Near.")
        actions.happened(by=one, target=target, reached="met", words="At the mill.")
    before = Act.objects.count()
    actions.forget(person=ruth)
    assert list(Statement.objects.all()) == [kept]
    assert not Care.objects.exists()
    assert not Note.objects.exists()
    assert not Target.objects.exists()
    assert not Outside.objects.exists()
    assert Act.objects.count() == before, "how many acts there were stays true"


def test_somebody_forgotten_by_the_whole_house_is_gone_from_here(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    trusts(callum, ruth, soil_and_table)
    belonging.forget_me(by=ruth)
    assert not Statement.objects.exists()
    assert list(queries.said_by(callum)) == []


def test_a_stranger_sees_nothing_of_anybody(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    trusts(ruth, callum, soil_and_table)
    stranger = arrives(cast.HARALD)
    for person in (None, stranger):
        assert not Statement.objects.visible_to(person).exists()
        assert not Care.objects.visible_to(person).exists()
        assert not Target.objects.visible_to(person).exists()
