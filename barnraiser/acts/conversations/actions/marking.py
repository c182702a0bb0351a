"""Nod at a message; keep one for oneself. Neither is an act: the ledger, and so every tie and figure, knows of neither."""

from django.db import transaction

from barnraiser.ground.verdict import provided
from barnraiser.people.models import Person

from ..models import Bookmark, Message, Nod
from ..rules import may_nod, sees


@transaction.atomic
def nod(*, by: Person, message: Message) -> Nod:
    """The person nodded at the message, once."""
    may_nod(by, message).require()
    return Nod.objects.get_or_create(message=message, by=by)[0]


@transaction.atomic
def take_back_nod(*, by: Person, message: Message) -> None:
    """The person no longer nods at it."""
    Nod.objects.filter(message=message, by=by).delete()


@transaction.atomic
def keep(*, by: Person, message: Message) -> Bookmark:
    """The person finds the message again among what they kept."""
    provided(sees(by, message.conversation), "This page does not exist.").require()
    return Bookmark.objects.get_or_create(message=message, person=by)[0]


@transaction.atomic
def let_be(*, by: Person, message: Message) -> None:
    """The message is no longer among what the person kept."""
    Bookmark.objects.filter(message=message, person=by).delete()
