"""Whoever goes takes their letters along; what they said stays, without their name and signature."""

import pytest
from django.test import Client

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.lists import actions, queries
from barnraiser.acts.lists.models import (
    Answer,
    Arrival,
    Attachment,
    Bounce,
    Delivery,
    Pause,
    Posting,
    Raw,
    Remainder,
    Turn,
)
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from ..telling import comes, happens, hears_all, letter
from .test_handing import says

pytestmark = pytest.mark.django_db


def test_everything_goes_along_and_nothing_stays(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    hears_all(ruth, soil_and_table)
    arrival = comes(letter(words="In May.\n\n-- \nRuth Amsel"))
    comes(letter(proof=[], words="Held."))
    says(callum, soil_and_table)
    happens()
    actions.note_bounce(delivery=Delivery.objects.select_related("person").get(person=ruth), is_lasting=True)
    taken = queries.own(ruth)
    assert len(taken["letters"]) == 2
    assert all(
        taken[part]
        for part in ("posted", "handed_to_you", "came_back", "rests_since", "answers", "last_answered")
    )
    actions.forget(person=ruth)
    conversations.forget(person=ruth)
    for kept in (Answer, Arrival, Attachment, Bounce, Delivery, Pause, Posting, Raw, Remainder, Turn):
        assert not kept.objects.exists(), kept
    assert signed_in(callum).get(f"/mail/{arrival.code}/").status_code == 404
    assert Client().get(f"/mail/{arrival.code}/").status_code == 404
