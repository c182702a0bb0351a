"""Keep something of the talk: ask its author, hear their answer, word it, say that we say it so, take it out."""

from django.db import IntegrityError, transaction

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock, text
from barnraiser.ground.text import one_line
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..manifest import AGREED, ASKED, KEPT, SUPPORTED, WORDED
from ..models import Keeping, Support, Wording
from ..rules import is_free, may_answer, may_keep, may_support, may_take_out, may_word
from .overtaken import Overtaken


def keep(*, by: Person, message: Message, kind: str, title: str, words: str) -> Keeping:
    """The words wait for the yes of whoever wrote the message; one's own are kept at once."""
    html = text.render(words)
    try:
        return _keep(by, message, Keeping.Kind(kind), _Words(title, words, html))
    except IntegrityError as error:
        is_free(message).require()
        raise Refused("Its author has been asked about this already.") from error


class _Words:
    """A wording, rendered before the transaction begins: that is slow, and a write holds up every other."""

    def __init__(self, title: str, words: str, html: str) -> None:
        self.title, self.words, self.html = one_line(title), words, html

    def stand(self, keeping: Keeping, number: int, by: Person) -> Wording:
        return Wording.objects.create(
            keeping=keeping,
            number=number,
            title=self.title,
            words=self.words,
            html=self.html,
            by=by,
            at=clock.now(),
        )


@transaction.atomic
def _keep(by: Person, message: Message, kind: Keeping.Kind, said: _Words) -> Keeping:
    may_keep(by, message).require()
    keeping = Keeping.objects.create(
        community=message.conversation.community,
        kind=kind,
        source=message,
        by=by,
        state=Keeping.State.ASKED,
        at=clock.now(),
    )
    said.stand(keeping, 1, by)
    if message.by_id == by.pk:
        return _stands(keeping, by)
    assert message.by  # noqa: S101 - the rule asked for an author
    ledger.record(ASKED, by=by, toward=[message.by], within=keeping.community, about=keeping.ref)
    return keeping


@transaction.atomic
def agree(*, by: Person, keeping: Keeping) -> Keeping:
    """What the person said is kept, for all who may read where they said it."""
    held = _held(keeping)
    may_answer(by, held).require()
    _stands(held, by)
    if held.by and held.by != by:
        ledger.record(AGREED, by=by, toward=[held.by], within=held.community, about=held.ref)
    return held


@transaction.atomic
def refuse(*, by: Person, keeping: Keeping) -> Keeping:
    """It is not kept, and nobody asks about the message again. Nobody is told: to whoever asked, it goes on waiting."""
    held = _held(keeping)
    may_answer(by, held).require()
    return _ends(held, Keeping.State.REFUSED)


@transaction.atomic
def take_out(*, by: Person, keeping: Keeping) -> Keeping:
    """What the person said is kept no more, in no wording, and nobody asks about it again."""
    held = _held(keeping)
    may_take_out(by, held).require()
    Keeping.objects.filter(source=held.source).exclude(state=Keeping.State.KEPT).exclude(pk=held.pk).delete()
    Support.objects.filter(keeping=held).delete()
    Wording.objects.filter(keeping=held).delete()
    ledger.retract_about(about=held.ref, by=by, reason="taken out by its author")
    return _ends(held, Keeping.State.OUT)


@transaction.atomic
def word(*, by: Person, keeping: Keeping, number: int, title: str, words: str) -> Wording:
    """It is said like this from now on; what it said before stays to be read. Raises Overtaken unless `number` still stands."""
    said = _Words(title, words, text.render(words))
    held = _held(keeping)
    may_word(by, held).require()
    if held.number != number:
        raise Overtaken(held.number)
    held.number += 1
    held.save(update_fields=["number"])
    wording = said.stand(held, held.number, by)
    author = held.source.by
    toward = [author] if author and author != by else []
    ledger.record(
        WORDED, by=by, toward=toward, within=held.community, about=held.ref, occasion=f"wording {wording.pk}"
    )
    return wording


@transaction.atomic
def support(*, by: Person, keeping: Keeping) -> Support:
    """The member says that this is how we say it: of the wording that stands."""
    held = _held(keeping)
    may_support(by, held).require()
    wording = Wording.objects.get(keeping=held, number=held.number)
    said, _ = Support.objects.update_or_create(
        keeping=held, by=by, defaults={"wording": wording, "at": clock.now()}
    )
    ledger.record(
        SUPPORTED, by=by, within=held.community, about=held.ref, occasion=f"support {said.pk} {wording.pk}"
    )
    return said


@transaction.atomic
def take_back_support(*, by: Person, keeping: Keeping) -> None:
    """The member no longer says so."""
    gone, _ = Support.objects.filter(keeping=keeping, by=by).delete()
    if gone:
        for act in ledger.standing_about(keeping.ref, by=by, kind=SUPPORTED):
            ledger.retract(act=act, by=by, reason="taken back")


def _held(keeping: Keeping) -> Keeping:
    """The row, locked: of two who act on it at once, the second waits and sees what the first did."""
    rows = Keeping.objects.select_for_update(of=("self",)).select_related("community", "source__by", "by")
    return rows.get(pk=keeping.pk)


def _stands(keeping: Keeping, by: Person) -> Keeping:
    _ends(keeping, Keeping.State.KEPT)
    if keeping.by:
        toward = [] if keeping.by == by else [by]
        ledger.record(KEPT, by=keeping.by, toward=toward, within=keeping.community, about=keeping.ref)
    return keeping


def _ends(keeping: Keeping, state: Keeping.State) -> Keeping:
    keeping.state, keeping.answered_at = state, clock.now()
    keeping.save(update_fields=["state", "answered_at"])
    return keeping
