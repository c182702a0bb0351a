"""Ask a member to sum a conversation up; sum it up. Ask a quiet member in."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock, text
from barnraiser.people.models import Person

from ..manifest import ASKED_FOR_SUMMARY, ASKED_IN, SUMMED_UP
from ..models import AskedIn, Conversation, Step, Summary
from ..rules import may_ask_in, may_be_asked, may_sum_up
from .tracing import trace


@transaction.atomic
def ask_summary(*, by: Person, conversation: Conversation, person: Person) -> Summary:
    """The member was asked to sum the conversation up. What stands stays until there is something newer."""
    may_be_asked(by, conversation, person).require()
    asked = {"asked": person, "asked_by": by, "asked_at": clock.now()}
    summary, _ = Summary.objects.update_or_create(conversation=conversation, defaults=asked)
    left = trace(Step.ASKED_SUMMARY, by=by, conversation=conversation, toward=person)
    if person != by:
        ledger.record(
            ASKED_FOR_SUMMARY,
            by=by,
            toward=[person],
            within=conversation.community,
            about=conversation.ref,
            occasion=f"summary {left.pk}",
        )
    return summary


def sum_up(*, by: Person, conversation: Conversation, words: str) -> Summary:
    """These words stand at the top of the conversation, with who wrote them."""
    return _sum_up(by, conversation, words, text.render(words))


@transaction.atomic
def _sum_up(by: Person, conversation: Conversation, words: str, html: str) -> Summary:
    may_sum_up(by, conversation).require()
    now = clock.now()
    said = {"by": by, "words": words, "html": html, "written_at": now}
    first = said | {"asked": by, "asked_by": by, "asked_at": now}
    summary, _ = Summary.objects.update_or_create(
        conversation=conversation, defaults=said, create_defaults=first
    )
    trace(Step.SUMMED_UP, by=by, conversation=conversation, kind=SUMMED_UP)
    return summary


@transaction.atomic
def ask_in(*, by: Person, conversation: Conversation, person: Person, reason: str) -> AskedIn:
    """The quiet member knows that they are missed here, by whom, and why. The others read that somebody was asked."""
    Person.objects.select_for_update().get(
        pk=person.pk
    )  # so that two who ask at once are not both under the week's limit
    may_ask_in(by, conversation, person).require()
    asked = AskedIn.objects.create(
        conversation=conversation, person=person, by=by, reason=reason, at=clock.now()
    )
    trace(Step.ASKED_IN, by=by, conversation=conversation)
    ledger.record(ASKED_IN, by=by, toward=[person], within=conversation.community, about=conversation.ref)
    return asked
