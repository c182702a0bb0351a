"""Rows that set-up kept from an earlier test are those that the actions would write in this one."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import transaction

from barnraiser.acts.belonging.models import Invitation
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Account, Person
from demo import cast
from tests import keeping_cast
from tests.conftest import PURPOSE, SPRING, arrives, joins
from tests.keeping_cast import kept

pytestmark = pytest.mark.django_db


class SetUp:
    """Callum comes into a community of Nell's; `ran` counts how often by the actions."""

    def __init__(self) -> None:
        self.ran = 0
        self.room = kept(self._room)
        self.callum = kept(self._callum)
        self.known = kept(self._known)

    def _room(self) -> Community:
        self.ran += 1
        return communities.found(by=arrives(cast.NELL), name="Meadow", slug="meadow", purpose=PURPOSE)

    def _callum(self, room: Community) -> Person:
        self.ran += 1
        return joins(cast.CALLUM, room, Person.objects.get(handle="nell-whitlock"))

    def _known(self, person: Person) -> Person:
        self.ran += 1
        return people.edit_profile(by=person, person=person, tagline="Lentils, and no more losses")


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> SetUp:
    monkeypatch.setattr(keeping_cast, "_kept", {})
    return SetUp()


def as_another_test[R](does: Callable[[], R]) -> R:
    """What a test of its own sees, whose writes are taken back at its end."""
    keeping_cast.begins_anew()
    try:
        with transaction.atomic():
            found = does()
            transaction.set_rollback(True)
            return found
    finally:
        keeping_cast.begins_anew()


def house() -> dict[str, dict[object, list[object]]]:
    """All rows of all tables by their keys, each moment as one word."""
    return {
        model.__name__: {
            key: ["then" if isinstance(value, datetime) else value for value in row]
            for key, row in rows.items()
        }
        for model, rows in keeping_cast.everything().items()
    }


def test_the_same_rows_stand_and_no_action_ran_again(set_up: SetUp) -> None:
    def stands() -> tuple[object, ...]:
        callum = set_up.callum(set_up.room())
        return house(), callum, callum.name, callum.account

    by_actions = as_another_test(stands)
    assert set_up.ran == 2
    assert by_actions[0] != as_another_test(house)
    assert as_another_test(stands) == by_actions
    assert set_up.ran == 2


def test_moments_move_along_with_the_clock(set_up: SetUp) -> None:
    def lasts() -> int:
        begun = clock.now()
        callum = set_up.callum(set_up.room())
        assert callum.account
        assert begun <= set_up.known(callum).arrived_at == Person.objects.get(pk=callum.pk).arrived_at
        assert begun <= callum.account.joined_at == Account.objects.get(pk=callum.account.pk).joined_at
        assert (
            begun <= Membership.objects.get(person=callum).since <= Act.objects.latest("pk").at <= clock.now()
        )
        invitation = Invitation.objects.get()
        return (invitation.expires_at - invitation.sent_at).days

    assert as_another_test(lasts) == as_another_test(lasts)
    assert set_up.ran == 3


def test_what_was_named_to_the_second_stays_where_it_is(set_up: SetUp) -> None:
    @kept
    def came_in_spring() -> Person:
        set_up.ran += 1
        with clock.at(SPRING):
            return arrives(cast.RUTH)

    def joined() -> tuple[datetime, datetime]:
        account = came_in_spring().account
        assert account
        return account.joined_at, Account.objects.get().joined_at

    assert as_another_test(joined) == as_another_test(joined) == (SPRING, SPRING)
    assert set_up.ran == 1


def test_after_a_write_of_its_own_a_test_is_set_up_by_actions(set_up: SetUp) -> None:
    def has_a_guest() -> tuple[str, ...]:
        room = set_up.room()
        arrives(cast.HARALD)
        set_up.callum(room)
        return tuple(Person.objects.order_by("pk").values_list("name", flat=True))

    as_another_test(lambda: set_up.callum(set_up.room()))
    assert set_up.ran == 2
    assert as_another_test(has_a_guest) == (cast.NELL.name, cast.HARALD.name, cast.CALLUM.name)
    assert set_up.ran == 3


def test_in_a_house_that_is_not_empty_the_actions_run(set_up: SetUp) -> None:
    as_another_test(set_up.room)
    arrives(cast.HARALD)
    as_another_test(set_up.room)
    assert set_up.ran == 2


def test_a_clock_that_stands_keeps_rows_of_its_own(set_up: SetUp) -> None:
    def founded() -> datetime:
        return Membership.objects.get(community=set_up.room()).since

    as_another_test(founded)
    for _ in range(2):
        with clock.at(SPRING):
            assert as_another_test(founded) == SPRING
    assert set_up.ran == 2
