"""Reading a newsletter, by two yeses and without an account; and reading it no more."""

import hashlib
import secrets
from datetime import timedelta
from functools import partial

from django.db import transaction

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import provided

from ..models import Knock, Reader
from ..rules import may_be_read

A_WEEK = timedelta(days=7)
KNOCKS_KEPT = timedelta(days=2)


@transaction.atomic
def ask(*, community: Community, address: str) -> None:
    """A letter with a link is on its way to the address, unless it reads the newsletter already. Whoever asks learns neither."""
    may_be_read(community).require()
    reader, _ = Reader.objects.get_or_create(
        community=community, address=address.strip().lower(), defaults={"asked_at": clock.now()}
    )
    if reader.confirmed_at is None:
        transaction.on_commit(partial(_ask_for_yes, reader.pk))


def _ask_for_yes(key: int) -> None:
    from ..tasks import ask_for_yes

    ask_for_yes.enqueue(key)


def new_word(*, reader: Reader) -> str:
    """The word that the letter's link carries: good for a week, and for one yes. Only its digest is kept."""
    word = secrets.token_urlsafe(24)
    Reader.objects.filter(pk=reader.pk, confirmed_at=None).update(
        word=hashlib.sha256(word.encode()).hexdigest(), word_until=clock.now() + A_WEEK
    )
    return word


@transaction.atomic
def say_yes(*, reader: Reader) -> Reader:
    """The newsletter goes to the address from now on, and the word that said so is used up."""
    now = clock.now()
    provided(reader.may_say_yes(now), "This link has run out. Ask for the newsletter again.").require()
    reader.confirmed_at, reader.word, reader.word_until = now, "", None
    reader.save(update_fields=["confirmed_at", "word", "word_until"])
    return reader


def stop(*, reader: Reader) -> None:
    """Nothing goes to the address any more, and nothing is kept of it here."""
    Reader.objects.filter(pk=reader.pk).delete()


def let_go_of_unanswered() -> None:
    """Addresses of which nobody said yes within a week are gone, and so are counts of letters from before yesterday."""
    now = clock.now()
    Reader.objects.filter(confirmed_at=None, asked_at__lt=now - A_WEEK).delete()
    Knock.objects.filter(at__lt=now - KNOCKS_KEPT).delete()
