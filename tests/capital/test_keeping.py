"""Own figures that follow act by act are those worked out anew, whatever happened in whatever order."""

import logging
import random
from datetime import timedelta

import pytest
from django.db import transaction

from barnraiser.acts.conversations.manifest import MENTIONED, REPLIED, THANKED
from barnraiser.acts.gatherings.manifest import MET
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.reciprocity.kinds import HELPED
from barnraiser.capital import keeping, projector, soundings
from barnraiser.capital.models import Keeping, OwnReading
from barnraiser.capital.reckoning import differing, whole
from barnraiser.capital.soundings import declared_groups
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind, manifests
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from barnraiser.ties import queries as tie_queries
from tests.capital.conftest import neighbours

# After the day on which the community was founded: today.
TODAY = clock.now().replace(hour=9, minute=0) + timedelta(days=2)
KINDS = (REPLIED, REPLIED, THANKED, MENTIONED, HELPED, MET)


def acts(
    community: Community, by: Person, *toward: Person, kind: Kind = REPLIED, late: timedelta = timedelta(0)
) -> Act:
    with transaction.atomic():
        said = f"said {Act.objects.count()}"
        return ledger.record(
            kind, by=by, toward=toward, within=community, at=clock.now() - late, occasion=said
        )


def worked_out_anew(community: Community) -> list[OwnReading]:
    as_of = keeping.today(community)
    assert as_of
    counted = tie_queries.counted(community, as_of).people
    table = tie_queries.acts(tie_queries.all_records(community), counted, as_of)
    return whole(community, table, tie_queries.policy_of(community), as_of, declared_groups(counted)).rows


def agree(community: Community) -> None:
    """Every member's row is there, nobody else's, and each says what is worked out anew."""
    kept = list(OwnReading.objects.filter(community=community))
    anew = worked_out_anew(community)
    assert differing(kept, anew) == (set(), set())
    here = tie_queries.members_counted(community)
    assert here <= {row.person_id for row in kept}
    assert {row.as_of for row in kept} == {keeping.today(community)}


@pytest.fixture
def table(
    soil_and_table: Community, nell: Person, ruth: Person, callum: Person, priya: Person
) -> list[Person]:
    """Twelve who have to do with each other from now on."""
    return [nell, ruth, callum, priya, *neighbours(soil_and_table, 8)]


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[Community]:
    """Each time that everything had to be read."""
    times: list[Community] = []
    real = keeping.anew

    def counted(community: Community, *rest: object) -> keeping.Carried:
        times.append(community)
        return real(community, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(keeping, "anew", counted)
    return times


def happens(chance: random.Random, community: Community, here: list[Person], done: list[Act]) -> None:
    """One thing: an act, perhaps late or of several, one taken back; somebody comes, leaves, says no or yes, is forgotten."""
    what = chance.random()
    if what < 0.74:
        kind = chance.choice(KINDS)
        by, *others = chance.sample(here, chance.choice((2, 2, 3, 4)) if kind == MET else 2)
        late = timedelta(hours=chance.randrange(9_000)) if chance.random() < 0.3 else timedelta(0)
        done.append(acts(community, by, *others, kind=kind, late=late))
    elif what < 0.86 and done:
        ledger.retract(act=chance.choice(done), by=None)
    elif what < 0.90:
        here += neighbours(community, 1)
    elif what < 0.93 and len(here) > 8:
        leaves(here.pop(chance.randrange(1, len(here))), community)
    elif what < 0.98:
        person = chance.choice(here)
        people.answer_consent(by=person, purpose=Consent.Purpose.TIES, given=chance.random() < 0.6)
    elif len(here) > 8:
        is_forgotten(here.pop())


def leaves(person: Person, community: Community) -> None:
    membership = Membership.objects.get(community=community, person=person, until=None)
    communities.end_membership(membership=membership)


def is_forgotten(person: Person) -> None:
    for label in ("capital", "ties"):
        forget = manifests()[label].forget
        assert forget
        forget(person=person)
    ledger.forget(person=person)


@pytest.mark.parametrize("seed", range(4))
def test_figures_kept_up_act_by_act_are_those_worked_out_anew(
    seed: int, soil_and_table: Community, table: list[Person], read_anew: list[Community]
) -> None:
    chance, done = random.Random(seed), list[Act]()
    now = TODAY
    for _ in range(70):
        now += timedelta(hours=chance.choice((0, 1, 1, 2, 40 * 24 if chance.random() < 0.1 else 9)))
        with clock.at(now):
            happens(chance, soil_and_table, table, done)
            if chance.random() < 0.8:
                projector.keep_up(soil_and_table)
                if keeping.today(soil_and_table):
                    agree(soil_and_table)
            if chance.random() < 0.05:
                keeping.forget()
    assert 5 < len(read_anew) < 50, "both ways were gone"
    with clock.at(now):
        projector.keep_up(soil_and_table)
        projector.catch_up(soil_and_table)
    kept = Keeping.objects.get()
    assert (kept.compared, kept.differed) == (1, 0)


def test_an_act_moves_the_figures_of_those_around_it_and_reads_nothing_anew(
    soil_and_table: Community, table: list[Person], read_anew: list[Community]
) -> None:
    nell, ruth, callum, priya, *_ = table
    with clock.at(TODAY):
        acts(soil_and_table, nell, ruth)
        acts(soil_and_table, ruth, callum)
        projector.keep_up(soil_and_table)
        assert len(read_anew) == 1
        before = {row.person_id: row.figures for row in OwnReading.objects.all()}
        acts(soil_and_table, nell, callum)
        projector.keep_up(soil_and_table)
        after = {row.person_id: row.figures for row in OwnReading.objects.all()}
        assert len(read_anew) == 1
        agree(soil_and_table)
    assert (before[ruth.pk]["support_ratio"], after[ruth.pk]["support_ratio"]) == (0, 1), "two of hers met"
    assert (after[ruth.pk]["ties"], after[ruth.pk]["clustering"]) == (2, 1)
    assert (before[nell.pk]["ties"], after[nell.pk]["ties"], after[nell.pk]["gave"]) == (1, 2, 2)
    assert before[priya.pk] == after[priya.pk]


def test_what_is_taken_back_is_gone_from_the_figures_and_reads_nothing_anew(
    soil_and_table: Community, table: list[Person], read_anew: list[Community]
) -> None:
    nell, ruth, callum, *_ = table
    with clock.at(TODAY):
        acts(soil_and_table, nell, ruth)
        acts(soil_and_table, ruth, callum)
        thanks = acts(soil_and_table, callum, nell, kind=THANKED)
        projector.keep_up(soil_and_table)
        ledger.retract(act=thanks, by=callum)
        projector.keep_up(soil_and_table)
        agree(soil_and_table)
    assert OwnReading.objects.get(person=ruth).figures["support_ratio"] == 0
    assert len(read_anew) == 1


def test_a_day_later_everybody_is_read_anew_once(
    soil_and_table: Community, table: list[Person], read_anew: list[Community]
) -> None:
    nell, ruth, callum, *_ = table
    for day in range(3):
        with clock.at(TODAY + timedelta(days=day)):
            for by, toward in ((nell, ruth), (ruth, callum), (callum, nell)):
                acts(soil_and_table, by, toward)
                projector.keep_up(soil_and_table)
            agree(soil_and_table)
    assert len(read_anew) == 3


def test_an_archives_figures_stand_until_somebody_acts_here(
    soil_and_table: Community, table: list[Person]
) -> None:
    nell, ruth, *_ = table
    before = soil_and_table.founded_at - timedelta(days=300)
    with clock.at(TODAY):
        acts(soil_and_table, nell, ruth, late=TODAY - before)
        projector.keep_up(soil_and_table)
        assert not OwnReading.objects.exists()
        assert keeping.today(soil_and_table) is None


def test_a_figure_that_is_not_the_one_worked_out_anew_is_said_loudly_and_counted(
    soil_and_table: Community, table: list[Person], caplog: pytest.LogCaptureFixture
) -> None:
    nell, ruth, callum, *_ = table
    with clock.at(TODAY):
        acts(soil_and_table, nell, ruth)
        projector.keep_up(soil_and_table)
        row = OwnReading.objects.get(person=ruth)
        OwnReading.objects.filter(pk=row.pk).update(figures=row.figures | {"constraint": 1.00001})
    with clock.at(TODAY + timedelta(days=1)), caplog.at_level(logging.ERROR):
        projector.catch_up(soil_and_table)
        agree(soil_and_table)
    kept = Keeping.objects.get()
    assert (kept.compared, kept.differed) == (1, 1)
    assert "of 1 people in soil-and-table, constraint" in caplog.text
    assert ruth.name not in caplog.text
    with clock.at(TODAY + timedelta(days=1)):
        acts(soil_and_table, ruth, callum)
        projector.catch_up(soil_and_table)
    kept.refresh_from_db()
    assert kept.compared == 1, "the figures lagged, so there was nothing to compare"


def test_who_reads_all_meanwhile_does_not_write_over_what_is_newer(
    soil_and_table: Community, table: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    nell, ruth, callum, *_ = table
    real = soundings.figures

    def overtaken(base: object) -> object:
        if OwnReading.objects.count() == 0:
            acts(soil_and_table, ruth, callum)
            projector.keep_up(soil_and_table)
        return real(base)  # type: ignore[arg-type]

    monkeypatch.setattr(projector, "figures", overtaken)
    with clock.at(TODAY):
        acts(soil_and_table, nell, ruth)
        projector.catch_up(soil_and_table)
        agree(soil_and_table)
    assert OwnReading.objects.get(person=ruth).figures["ties"] == 2


def test_only_so_many_communities_are_remembered(
    soil_and_table: Community, table: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    nell, ruth, *_ = table
    monkeypatch.setattr(keeping, "MOST", 0)
    with clock.at(TODAY):
        for _ in range(2):
            acts(soil_and_table, nell, ruth)
            projector.keep_up(soil_and_table)
            agree(soil_and_table)
    assert not keeping._held
