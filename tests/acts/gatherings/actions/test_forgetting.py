from datetime import date

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.models import (
    Attendance,
    Feed,
    Gathering,
    Host,
    Intention,
    Meeting,
    Rsvp,
    Step,
)
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..telling import EVENING, MONDAY, acts, calls, says
from .test_meeting import says_met

pytestmark = pytest.mark.django_db


def test_a_forgotten_persons_place_goes_to_whoever_waits(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls(nell, soil_and_table, capacity=1)
    says(ruth, held, brings="Six loaves")
    says(callum, held)
    with clock.at(MONDAY):
        belonging.forget_me(by=ruth)
    assert [guest.person for guest in queries.guests(nell, held).coming] == [callum]
    assert acts("made_room") == [("made_room", "", ["Callum Birch"])]
    assert not Rsvp.objects.filter(person=ruth).exists()


def test_nothing_names_them_and_what_others_keep_stays(
    been: Gathering, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    says_met(ruth, been, callum, nell)
    says_met(callum, been, ruth)
    with clock.at(EVENING):
        actions.agree(by=ruth, gathering=been, words="Lend the spade", who=callum, due=date(2026, 10, 24))
        actions.intend(by=ruth, toward=callum, gathering=been)
        actions.intend(by=callum, toward=ruth, gathering=been)
        actions.open_feed(by=ruth)
        actions.conclude(by=nell, gathering=been)
        belonging.forget_me(by=ruth)
    for model, field in ((Rsvp, "person"), (Attendance, "person"), (Attendance, "by"), (Step, "by"), (Step, "who"),
                         (Meeting, "one"), (Meeting, "other"), (Meeting, "by"), (Host, "person"), (Feed, "person"),
                         (Gathering, "by")):  # fmt: skip
        assert not model._default_manager.filter(**{field: ruth}).exists(), (model, field)
    assert not Intention.objects.exists()
    kept = queries.meeting_visible_to(callum).get()
    assert (kept.other_than(callum), kept.is_confirmed) == (None, True), "Callum still met somebody"
    assert Attendance.objects.there().count() == 3, "how many there were stays true"
    assert [step.words for step in queries.steps(callum, been)] == ["Lend the spade"]
    assert queries.there(been) == [nell, callum]


def test_a_gathering_whose_host_is_gone_is_kept_by_a_steward(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls(ruth, soil_and_table)
    says(callum, held)
    with clock.at(MONDAY):
        belonging.forget_me(by=ruth)
        held = queries.visible_to(nell).get()
        assert (held.by, queries.hosts_of(held)) == (None, [])
        actions.ask_to_host(by=nell, person=callum, gathering=held)
    assert queries.hosts_of(held) == [callum]
