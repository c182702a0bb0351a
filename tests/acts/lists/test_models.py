"""Once is a matter for the database."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.lists.models import (
    Arrival,
    Attachment,
    Bounce,
    Delivery,
    Pause,
    Posting,
    Raw,
    Round,
    State,
    Turn,
)
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import comes, happens, letter

pytestmark = pytest.mark.django_db


def refused(model: type[Model], **values: object) -> bool:
    try:
        with transaction.atomic():
            model._default_manager.create(**values)
    except IntegrityError:
        return True
    return False


def test_each_thing_is_once(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    arrival = comes(letter(message_id="a@ruth"))
    happens()
    posting, round = Posting.objects.get(), Round.objects.get()
    other = Arrival.objects.create(digest="x", recipient="x")
    assert refused(Arrival, digest=arrival.digest, recipient=arrival.recipient)
    assert refused(Raw, arrival=arrival, data=b"")
    assert refused(Round, message=Message.objects.get())
    same = {"person": ruth, "community": soil_and_table, "arrival": other}
    assert refused(Posting, **same, key=posting.key, place="elsewhere")
    assert refused(Posting, **same, key="other", place=posting.place, digest=posting.digest)
    assert not refused(Posting, **same, key="other", place=posting.place, digest="")
    assert not refused(Delivery, round=round, person=callum)
    assert refused(Delivery, round=round, person=callum)
    assert not refused(Bounce, delivery=Delivery.objects.get(), person=callum, is_lasting=True)
    assert refused(Bounce, delivery=Delivery.objects.get(), person=callum, is_lasting=False)
    for model, values in (
        (Pause, {"person": ruth}),
        (Turn, {"address": "a@b.example", "last_at": round.begun_at}),
    ):
        assert not refused(model, **values)
        assert refused(model, **values)
    file = {"arrival": arrival, "number": 1, "name": "x", "size": 1, "kind": "a/b"}
    assert not refused(Attachment, **file)
    assert refused(Attachment, **file)


def test_nothing_is_held_for_nobody() -> None:
    assert refused(Arrival, digest="x", recipient="x", state=State.HELD)
