import random
from datetime import timedelta
from typing import Any

import pytest

from barnraiser.acts.conversations.manifest import MENTIONED, THANKED
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act, Party
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import manifests
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from barnraiser.ties import policy, projector, queries
from barnraiser.ties.models import Mark, Tie
from barnraiser.ties.records import records
from tests.conftest import SPRING
from tests.ties.conftest import Answers
from tests.ties.reweighing import reweighs


def stored(community: Community) -> list[tuple[Any, ...]]:
    """Every bit of every tie."""
    fields = [f.attname for f in Tie._meta.concrete_fields if f.name != "id"]
    return sorted(Tie.objects.filter(community=community).values_list(*fields))


def goes(person: Person) -> None:
    """The person is forgotten everywhere, as leaving the network does it."""
    for manifest in manifests().values():
        if manifest.forget:
            manifest.forget(person=person)
    ledger.forget(person=person)


def changes_mind(person: Person, *, given: bool) -> None:
    people.answer_consent(by=person, purpose=Consent.Purpose.TIES, given=given)


def test_an_answer_becomes_a_tie(
    ruth: Person, callum: Person, soil_and_table: Community, answers: Answers
) -> None:
    answers(ruth, callum, at=SPRING)
    answers(ruth, callum, at=SPRING + timedelta(days=90))
    projector.catch_up()
    tie = Tie.objects.get()
    low, high = sorted((ruth.pk, callum.pk))
    assert (tie.a_id, tie.b_id, tie.act_count) == (low, high, 2)
    from_ruth = tie.a_to_b if tie.a_id == ruth.pk else tie.b_to_a
    assert from_ruth == 1.5
    assert tie.last_at == SPRING + timedelta(days=90)


@pytest.mark.requirement("I7")
def test_another_weight_changes_the_ties_at_the_next_chance_and_a_rebuild_agrees(
    ruth: Person, callum: Person, soil_and_table: Community, answers: Answers
) -> None:
    answers(ruth, callum, at=SPRING)
    answers(callum, ruth, at=SPRING, kind=THANKED)
    projector.catch_up()
    before = Tie.objects.get()
    reweighs(soil_and_table, 3)
    projector.catch_up()
    after = Tie.objects.get()
    ruths, callums = ("a_to_b", "b_to_a") if after.a_id == ruth.pk else ("b_to_a", "a_to_b")
    assert getattr(after, ruths) == 3 * getattr(before, ruths)
    assert getattr(after, callums) == getattr(before, callums), "a thanks is worth what it was"
    caught_up = stored(soil_and_table)
    projector.rebuild()
    assert stored(soil_and_table) == caught_up
    reweighs(soil_and_table, 0)
    projector.catch_up()
    assert Tie.objects.get().act_count == 1, "an act without weight forms no tie"


def test_what_was_taken_back_no_longer_counts(
    ruth: Person, callum: Person, soil_and_table: Community, answers: Answers
) -> None:
    thanks = answers(ruth, callum, kind=THANKED)
    projector.catch_up()
    ledger.retract(act=thanks, by=ruth)
    projector.catch_up()
    assert not Tie.objects.exists()


def test_who_wishes_not_to_be_counted_is_left_out_entirely_and_may_come_back(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community, answers: Answers
) -> None:
    answers(ruth, callum)
    answers(priya, ruth)
    changes_mind(callum, given=False)
    projector.catch_up()
    assert {(tie.a_id, tie.b_id) for tie in Tie.objects.all()} == {tuple(sorted((ruth.pk, priya.pk)))}
    changes_mind(callum, given=True)
    projector.catch_up()
    assert Tie.objects.count() == 2


def test_no_tie_names_who_was_forgotten(
    ruth: Person, callum: Person, soil_and_table: Community, answers: Answers
) -> None:
    answers(ruth, callum)
    projector.catch_up()
    goes(callum)
    assert not Tie.objects.exists()
    projector.catch_up()
    assert not Tie.objects.exists()


def test_an_unclaimed_person_counts(ruth: Person, soil_and_table: Community, answers: Answers) -> None:
    answers(people.introduce(name="Hana Quist"), ruth)
    projector.catch_up()
    assert Tie.objects.count() == 1


def test_ties_stay_inside_their_community(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community, answers: Answers
) -> None:
    answers(ruth, callum)
    other = soil_and_table.__class__.objects.create(slug="repair", name="Repair Tables", purpose="Mend it.")
    projector.catch_up()
    assert stored(other) == []
    assert len(stored(soil_and_table)) == 1


def test_another_opinion_about_weights_works_everything_out_anew(
    ruth: Person, callum: Person, soil_and_table: Community, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(ruth, callum, at=SPRING)
    answers(ruth, callum, at=SPRING + timedelta(days=45))
    projector.catch_up()
    before = stored(soil_and_table)
    monkeypatch.setattr(policy, "HALF_LIFE_DAYS", 45)
    projector.catch_up()
    assert stored(soil_and_table) != before
    assert max(Tie.objects.get().a_to_b, Tie.objects.get().b_to_a) == 1.5


@pytest.mark.parametrize("seed", range(6))
def test_rebuild_equals_incremental(
    seed: int,
    nell: Person,
    ruth: Person,
    callum: Person,
    priya: Person,
    soil_and_table: Community,
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever happened in whatever order, ties kept up step by step equal ties worked out anew, to the last bit."""
    monkeypatch.setattr(projector, "OVERLAP_ROWS", 2)
    monkeypatch.setattr(projector, "OVERLAP_TIME", timedelta(0))
    chance = random.Random(seed)
    here = [nell, ruth, callum, priya, *(people.introduce(name=f"Neighbour {k}") for k in range(5))]
    acts: list[Act] = []
    for step in range(60):
        now = SPRING + timedelta(days=step)
        with clock.at(now):
            happens(chance, here, acts, answers)
            if chance.random() < 0.5:
                projector.catch_up(soil_and_table)
    projector.catch_up(soil_and_table)
    kept_up = stored(soil_and_table)
    projector.rebuild(soil_and_table)
    assert kept_up == stored(soil_and_table)
    assert kept_up


def happens(chance: random.Random, here: list[Person], acts: list[Act], answers: Answers) -> None:
    """One thing: an act, perhaps one that arrives late or toward several, one taken back, a change of mind, a leaving."""
    what = chance.random()
    if what < 0.75:
        by, *others = chance.sample(here, chance.choice((2, 2, 2, 3, 4)))
        late = timedelta(hours=chance.randrange(0, 9_000)) if chance.random() < 0.4 else timedelta(0)
        acts.append(answers(by, *others, at=clock.now() - late, kind=chance.choice((MENTIONED, THANKED))))
    elif what < 0.87 and acts:
        ledger.retract(act=chance.choice(acts), by=None)
    elif what < 0.97:
        changes_mind(chance.choice(here), given=chance.random() < 0.6)
    elif len(here) > 6:
        goes(here.pop())


def test_two_who_read_at_once_do_not_write_over_each_other(
    ruth: Person, callum: Person, soil_and_table: Community, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(ruth, callum)
    slow, real = [True], records

    def overtaken(*args: Any, **rest: Any) -> Any:
        rows = real(*args, **rest)
        if slow.pop() if slow else False:
            answers(callum, ruth)
            projector.catch_up(soil_and_table)
        return rows

    monkeypatch.setattr(projector, "records", overtaken)
    projector.rebuild(soil_and_table)
    assert Tie.objects.get().act_count == 2
    assert Mark.objects.get().act == Act.objects.order_by("-pk")[0].pk


def test_the_mark_says_how_far_the_ledger_was_read(
    ruth: Person, callum: Person, soil_and_table: Community, answers: Answers
) -> None:
    assert queries.mark(soil_and_table) is None
    act = answers(ruth, callum)
    projector.catch_up()
    mark = queries.mark(soil_and_table)
    assert mark
    assert mark.act == act.pk


def test_what_was_read_is_not_worked_out_again_and_what_became_visible_late_is(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community, answers: Answers
) -> None:
    first, late, last = answers(ruth, callum), answers(priya, ruth), answers(callum, ruth)
    unseen = (late.pk, late.kind, late.occasion)
    Act.objects.filter(pk=late.pk).delete()
    projector.catch_up(soil_and_table)
    reach = queries.reach(soil_and_table)
    assert (first.pk, 0) in reach.read
    assert reach.act == last.pk
    assert projector.people_since(soil_and_table, reach, reach) == set()
    again = Act.objects.create(
        pk=unseen[0], kind=unseen[1], by=priya, within=soil_and_table, occasion=unseen[2], at=clock.now()
    )
    Party.objects.create(act=again, person=ruth)
    assert projector.people_since(soil_and_table, reach, reach) == {priya.pk, ruth.pk}
    projector.catch_up(soil_and_table)
    kept_up = stored(soil_and_table)
    assert len(kept_up) == 2
    ledger.retract(act=first, by=ruth)
    assert projector.people_since(soil_and_table, queries.reach(soil_and_table), reach) == {
        ruth.pk,
        callum.pk,
    }
    changes_mind(callum, given=False)
    projector.catch_up(soil_and_table)
    assert projector.people_since(soil_and_table, reach, queries.reach(soil_and_table)) is None
