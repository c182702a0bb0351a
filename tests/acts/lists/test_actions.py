"""Taking in, ending, looking again: each letter ends, once, and what nobody asks for any more is let go of."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from barnraiser.acts.lists import actions
from barnraiser.acts.lists.actions.endings import end
from barnraiser.acts.lists.models import Arrival, Raw, State
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import ROOM, RUTH, comes, happens, letter

pytestmark = pytest.mark.django_db


def test_the_bytes_are_kept_as_they_came(soil_and_table: Community) -> None:
    raw = bytes(range(256)) * 40
    arrival = actions.take_in(sender=RUTH, to=ROOM.upper(), raw=raw)
    assert bytes(Raw.objects.get(arrival=arrival).data) == raw
    assert actions.take_in(sender="x@y", to=ROOM, raw=raw) == arrival
    assert actions.take_in(sender=RUTH, to="other@x", raw=raw) != arrival


def test_what_has_ended_stays_as_it_is(ruth: Person, soil_and_table: Community) -> None:
    posted = comes(letter())
    end(arrival=posted, state=State.REFUSED, reason="late")
    assert (posted.state, posted.reason) == (State.POSTED, "")


def test_a_busy_database_is_tried_again(
    ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(**_: object) -> None:
        raise OperationalError("database is locked")

    arrival = actions.take_in(sender=RUTH, to=ROOM, raw=letter())
    monkeypatch.setattr("barnraiser.acts.lists.actions.sorting.post", busy)
    with pytest.raises(OperationalError):
        actions.settle(arrival=arrival)
    monkeypatch.undo()
    arrival.refresh_from_db()
    assert arrival.state == State.WAITING
    happens()
    arrival.refresh_from_db()
    assert arrival.state == State.POSTED


def test_a_letter_whose_job_was_lost_is_looked_at_again(ruth: Person, soil_and_table: Community) -> None:
    arrival = Arrival.objects.create(recipient=ROOM, sender=RUTH, digest="x")
    Raw.objects.create(arrival=arrival, data=letter())
    with clock.at(clock.now() + timedelta(minutes=6)):
        actions.look_again()
        happens()
    arrival.refresh_from_db()
    assert arrival.state == State.POSTED


def test_what_was_refused_is_let_go_of_and_what_waits_is_not(ruth: Person, soil_and_table: Community) -> None:
    refused, held, posted = comes(letter(words=" ")), comes(letter(proof=[])), comes(letter())
    with clock.at(clock.now() + timedelta(days=31)):
        actions.look_again()
    assert set(Raw.objects.values_list("arrival", flat=True)) == {held.pk, posted.pk}
    assert Arrival.objects.filter(pk=refused.pk).exists()
