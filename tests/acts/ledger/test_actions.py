from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.belonging.manifest import JOINED, LEFT
from barnraiser.acts.conversations.manifest import REPLIED, STARTED, THANKED
from barnraiser.acts.ledger import actions
from barnraiser.acts.ledger.actions import Entry, OutsideTransaction, UnknownKind
from barnraiser.acts.ledger.models import Act, Party, Retraction
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Kind
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

from .together import at_once

pytestmark = pytest.mark.django_db
LENTILS = Ref("conversations", "message", "lentils23456")
OCTOBER = datetime(2026, 10, 2, 9, tzinfo=UTC)


def test_a_row_is_the_sentence(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    with clock.at(OCTOBER):
        act = actions.record(THANKED, by=ruth, toward=[callum], within=soil_and_table, about=LENTILS)
    act = Act.objects.select_related("by", "within").get(pk=act.pk)
    assert (act.kind, act.by, act.within, act.at) == ("conversations.thanked", ruth, soil_and_table, OCTOBER)
    assert [party.person_id for party in act.parties.all()] == [callum.pk]
    assert act.about == "conversations.message:lentils23456"
    assert str(act).startswith("conversations.thanked")


def test_an_act_may_lie_in_the_past(ruth: Person) -> None:
    act = actions.record(STARTED, by=ruth, about=LENTILS, at=OCTOBER)
    assert act.at == OCTOBER
    assert act.recorded_at > OCTOBER


def test_unknown_kinds_are_refused_and_known_ones_are_not(ruth: Person) -> None:
    before = Act.objects.count()
    for stranger in (
        Kind("conversations.liked", "{by} liked {toward}", Flow.VOUCHES),
        Kind(THANKED.code, "{by} liked {toward}", Flow.VOUCHES),
    ):
        with pytest.raises(UnknownKind, match=stranger.code):
            actions.record(stranger, by=ruth)
        with pytest.raises(UnknownKind, match=stranger.code):
            actions.record_all([Entry(THANKED, ruth), Entry(stranger, ruth)])
    assert Act.objects.count() == before
    actions.record(THANKED, by=ruth)
    assert Act.objects.count() == before + 1


@pytest.mark.django_db(transaction=True)
def test_a_fact_outside_its_transaction_is_refused(ruth: Person) -> None:
    with pytest.raises(OutsideTransaction, match=r"conversations\.started"):
        actions.record(STARTED, by=ruth, about=LENTILS)
    with pytest.raises(OutsideTransaction):
        actions.record_all([Entry(STARTED, ruth, about=LENTILS)])
    assert not Act.objects.filter(about=str(LENTILS)).exists()
    with transaction.atomic():
        actions.record(STARTED, by=ruth, about=LENTILS)
    assert Act.objects.filter(about=str(LENTILS)).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_leaves_no_act(ruth: Person) -> None:
    with transaction.atomic():
        actions.record(STARTED, by=ruth, about=LENTILS)
        transaction.set_rollback(True)
    assert not Act.objects.filter(about=str(LENTILS)).exists()


def test_once_per_occasion_however_often(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    first = actions.record(REPLIED, by=ruth, toward=[callum], within=soil_and_table, about=LENTILS)
    again = actions.record(REPLIED, by=ruth, toward=[callum], within=soil_and_table, about=LENTILS)
    assert first == again
    assert Party.objects.filter(act=first).count() == 1


def test_another_thing_party_kind_or_occasion_is_another_act(
    ruth: Person, callum: Person, nell: Person
) -> None:
    acts = {
        actions.record(THANKED, by=ruth, toward=[callum], about=LENTILS).pk,
        actions.record(THANKED, by=ruth, toward=[nell], about=LENTILS).pk,
        actions.record(REPLIED, by=ruth, toward=[callum], about=LENTILS).pk,
        actions.record(THANKED, by=callum, toward=[ruth], about=LENTILS).pk,
        actions.record(THANKED, by=ruth, toward=[callum], about=LENTILS, occasion="in spring").pk,
        actions.record(THANKED, by=ruth, toward=[callum], about=LENTILS, occasion="in autumn").pk,
    }
    assert len(acts) == 6


@pytest.mark.django_db(transaction=True)
def test_once_per_occasion_also_in_parallel(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    def thanks(_: int) -> int:
        with transaction.atomic():
            return actions.record(THANKED, by=ruth, toward=[callum], within=soil_and_table, about=LENTILS).pk

    assert len(set(at_once(8, thanks))) == 1
    act = Act.objects.get(about=str(LENTILS))
    assert Party.objects.filter(act=act).count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_also_in_parallel(ruth: Person, callum: Person) -> None:
    entries = [
        Entry(REPLIED, ruth, (callum,), about=Ref("conversations", "message", f"m{n}")) for n in range(20)
    ]

    def bring(_: int) -> int:
        with transaction.atomic():
            return actions.record_all(entries)

    at_once(4, bring)
    acts = Act.objects.filter(kind=REPLIED.code)
    assert acts.count() == 20
    assert Party.objects.filter(act__in=acts).count() == 20


def test_recording_many_is_recording_each(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    stood = actions.record(REPLIED, by=ruth, toward=[callum], within=soil_and_table, about=LENTILS)
    same = Entry(REPLIED, ruth, (callum,), soil_and_table, LENTILS)
    other = Entry(REPLIED, callum, (ruth, callum), soil_and_table, LENTILS, OCTOBER)
    assert actions.record_all([same, other, same, other]) == 1
    assert actions.record_all([same, other]) == 0
    new = Act.objects.get(kind=REPLIED.code, by=callum)
    assert [party.person_id for party in new.parties.all()] == [ruth.pk], "nobody is a party to their own act"
    assert new.at == OCTOBER
    assert Act.objects.filter(kind=REPLIED.code).count() == 2
    assert actions.record(REPLIED, by=ruth, toward=[callum], within=soil_and_table, about=LENTILS) == stood


def test_recording_many_costs_the_same_for_three_and_for_thirty(ruth: Person, callum: Person) -> None:
    costs = []
    for count, word in ((3, "few"), (30, "many")):
        entries = [Entry(REPLIED, ruth, (callum,), about=Ref("a", "b", f"{word}{n}")) for n in range(count)]
        with CaptureQueriesContext(connection) as captured:
            actions.record_all(entries)
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_a_group_act_is_one_row_with_parties(
    nell: Person, ruth: Person, callum: Person, priya: Person
) -> None:
    before = Act.objects.count()
    act = actions.record(JOINED, by=nell, toward=[ruth, callum, priya, ruth, nell], about=LENTILS)
    assert Act.objects.count() == before + 1
    assert {party.person_id for party in act.parties.all()} == {ruth.pk, callum.pk, priya.pk}
    assert act.parties.count() == 3


def test_a_retraction_keeps_the_row(ruth: Person, callum: Person) -> None:
    act = actions.record(THANKED, by=ruth, toward=[callum], about=LENTILS)
    other = actions.record(THANKED, by=callum, toward=[ruth], about=LENTILS)
    with clock.at(OCTOBER):
        actions.retract(act=act, by=ruth, reason="thanks taken back")
    actions.retract(act=act, by=callum, reason="a second time")
    taken_back = Retraction.objects.get(act=act)
    assert (taken_back.by_id, taken_back.reason, taken_back.at) == (ruth.pk, "thanks taken back", OCTOBER)
    assert Act.objects.filter(pk=act.pk).exists()
    assert list(Act.objects.standing().filter(about=str(LENTILS))) == [other]
    assert actions.standing_about(LENTILS, by=ruth, kind=THANKED) == []
    assert actions.standing_about(LENTILS, by=callum, kind=THANKED) == [other]


def test_everything_about_a_thing_can_be_taken_back(ruth: Person, callum: Person) -> None:
    actions.record(THANKED, by=ruth, toward=[callum], about=LENTILS)
    actions.record(REPLIED, by=callum, toward=[ruth], about=LENTILS)
    elsewhere = actions.record(REPLIED, by=callum, toward=[ruth], about=Ref("a", "b", "c"))
    assert actions.retract_about(about=LENTILS, by=ruth) == 2
    assert actions.retract_about(about=LENTILS, by=ruth) == 0
    assert Act.objects.standing().filter(pk=elsewhere.pk).exists()


def test_forgetting_empties_names_and_keeps_counts(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    actions.record(THANKED, by=ruth, toward=[callum, nell], within=soil_and_table, about=LENTILS)
    act = actions.record(THANKED, by=callum, toward=[ruth, nell], within=soil_and_table, about=LENTILS)
    actions.retract(act=act, by=ruth)
    counts = (Act.objects.count(), Party.objects.count(), Retraction.objects.count())
    actions.forget(person=ruth)
    assert counts == (Act.objects.count(), Party.objects.count(), Retraction.objects.count())
    assert not Act.objects.filter(by=ruth).exists()
    assert not Party.objects.filter(person=ruth).exists()
    assert not Retraction.objects.filter(by=ruth).exists()
    assert Party.objects.filter(person=nell, act=act).exists(), "nobody else is forgotten"


def test_two_who_were_in_one_act_can_both_be_forgotten(ruth: Person, callum: Person, nell: Person) -> None:
    act = actions.record(THANKED, by=nell, toward=[ruth, callum], about=LENTILS)
    actions.forget(person=ruth)
    actions.forget(person=callum)
    assert [party.person_id for party in act.parties.all()] == [None, None]


def test_a_kind_knows_whether_it_is_secret() -> None:
    assert LEFT.secret
    assert not THANKED.secret
