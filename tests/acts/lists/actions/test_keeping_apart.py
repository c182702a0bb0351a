"""A letter that could not be taken: a steward tries it again, or lets it go with a trace."""

import pytest

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.lists import actions, addresses
from barnraiser.acts.lists.actions import sorting
from barnraiser.acts.lists.models import Arrival, Raw, State
from barnraiser.communities.models import Community, PowerAct
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import RUTH, comes, happens, kept_apart, letter

pytestmark = pytest.mark.django_db
STRANGER = "who@elsewhere.example"


@pytest.fixture
def stumbles(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Something here is broken: no letter can be posted until it is undone."""

    def broken(*_: object, **__: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr(sorting, "post", broken)
    return monkeypatch


def again(arrival: Arrival) -> Arrival:
    """As its keepers find it now."""
    return Arrival.objects.select_related("community", "by").get(pk=arrival.pk)


def test_once_it_is_put_right_the_letter_is_posted_once(
    ruth: Person, nell: Person, soil_and_table: Community, stumbles: pytest.MonkeyPatch
) -> None:
    raw = letter(words="Clover.")
    kept = kept_apart(raw)
    assert (kept.by, kept.community) == (ruth, soil_and_table)
    actions.try_again(by=nell, arrival=kept)
    happens()
    kept = again(kept)
    assert kept.state == State.QUARANTINED
    assert bytes(Raw.objects.get(arrival=kept).data) == raw
    stumbles.undo()
    actions.try_again(by=nell, arrival=kept)
    with pytest.raises(Refused):
        actions.try_again(by=nell, arrival=again(kept))
    happens()
    kept.refresh_from_db()
    assert kept.state == State.POSTED
    assert [each.words for each in Message.objects.all()] == ["Clover."]


def test_what_was_posted_already_is_not_posted_again(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    raw = letter(words="Clover.", message_id="one@ruth")
    kept = comes(raw)
    Arrival.objects.filter(pk=kept.pk).update(state=State.QUARANTINED)  # as if a worker had died in between
    actions.try_again(by=nell, arrival=again(kept))
    happens()
    kept.refresh_from_db()
    assert kept.state == State.REFUSED
    assert Message.objects.count() == 1


def test_what_is_let_go_leaves_a_trace(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    kept = kept_apart(letter(STRANGER, proof=[]), sender=STRANGER)
    gone = actions.let_go(by=nell, arrival=kept)
    assert gone.state == State.LET_GO
    assert not Raw.objects.filter(arrival=kept).exists()
    trace = PowerAct.objects.filter(community=soil_and_table).latest("at")
    assert trace.by_id == nell.pk
    assert "Let go of a letter" in trace.what
    assert STRANGER not in trace.what
    for act in (actions.let_go, actions.try_again):
        with pytest.raises(Refused):
            act(by=nell, arrival=again(kept))
    assert PowerAct.objects.filter(what__startswith="Let go").count() == 1


def test_nobody_else_does_either(
    ruth: Person, callum: Person, soil_and_table: Community, stumbles: pytest.MonkeyPatch
) -> None:
    kept = kept_apart(letter())
    for by in (ruth, callum):
        for act in (actions.let_go, actions.try_again):
            with pytest.raises(Refused):
                act(by=by, arrival=kept)
    kept.refresh_from_db()
    assert kept.state == State.QUARANTINED


def test_a_letter_held_for_its_author_is_no_stewards(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    held = again(comes(letter(RUTH, proof=[])))
    for act in (actions.let_go, actions.try_again):
        with pytest.raises(Refused):
            act(by=nell, arrival=held)
    with pytest.raises(Refused):
        actions.put_back(arrival=held)
    held.refresh_from_db()
    assert held.state == State.HELD


def test_it_went_wrong_before_anybody_knew_whose_it_was(
    ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_raw: bytes) -> None:
        raise ValueError("broken")

    monkeypatch.setattr("barnraiser.acts.lists.reading.read", breaks)
    kept = kept_apart(letter(), addresses.of(soil_and_table))
    assert (kept.by, kept.community) == (None, soil_and_table)
