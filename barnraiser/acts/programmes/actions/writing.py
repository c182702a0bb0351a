"""A voice writes: it goes out at once where the level is open, and waits for a reader where it is approved before."""

from dataclasses import dataclass

from django.db import transaction

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.text import one_line
from barnraiser.organisations import queries as organisations
from barnraiser.people.models import Person

from ..manifest import DRAFTED
from ..models import Draft, Level, Mandate, Statement
from ..rules import level_of, may_revise, may_speak, may_write
from . import held
from .publishing import publish


@dataclass(frozen=True, slots=True)
class Written:
    """What became of somebody's words: they went out, or wait as a draft."""

    draft: Draft
    statement: Statement | None


@transaction.atomic
def write(
    *,
    by: Person,
    mandate: Mandate,
    community: Community,
    words: str,
    answers: Message | None = None,
    kind: str = "",
    title: str = "",
) -> Written:
    """The words stand in the community with the stamp of the organisation, or wait for somebody to read them first."""
    mandate = held.mandate(mandate)
    may_write(by, mandate, community, answers).require()
    draft = Draft.objects.create(
        mandate=mandate,
        community=community,
        answers=answers,
        kind="" if answers else kind,
        title="" if answers else one_line(title),
        words=words,
        written_at=clock.now(),
    )
    if level_of(mandate) == Level.OPEN:
        return Written(draft, publish(draft, author=by, read_by=None))
    _wait(draft, by)
    return Written(draft, None)


@transaction.atomic
def revise(*, by: Person, draft: Draft, words: str, title: str = "") -> Draft:
    """The draft says this now, and waits again."""
    draft = held.draft(draft)
    may_revise(by, draft).require()
    may_speak(by, draft.mandate, draft.community).require()
    draft.words = words
    if draft.answers_id is None and title:
        draft.title = one_line(title)
    draft.save(update_fields=["words", "title"])
    _wait(draft, by)
    return draft


@transaction.atomic
def withdraw(*, by: Person, draft: Draft) -> Draft:
    """The draft waits no longer, and goes out never."""
    draft = held.draft(draft)
    may_revise(by, draft).require()
    draft.withdrawn_at, draft.waiting_since = clock.now(), None
    draft.save(update_fields=["withdrawn_at", "waiting_since"])
    return draft


def _wait(draft: Draft, by: Person) -> None:
    is_new = draft.waiting_since is None
    draft.waiting_since = clock.now()
    draft.save(update_fields=["waiting_since"])
    if is_new:
        readers = organisations.responsible_for(draft.mandate.programme.organisation)
        ledger.record(
            DRAFTED,
            by=by,
            toward=[person for person in readers if person != by],
            about=draft.ref,
            occasion=f"draft {draft.code} waits since {draft.waiting_since.isoformat()}",
        )
