"""Words go out: as the person's own message, with the stamp of whom it was said for."""

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import STATED
from ..models import Draft, Guideline, Statement


def publish(draft: Draft, *, author: Person, read_by: Person | None) -> Statement:
    """The words stand in the community, said by their author for the organisation, under the guidelines of today."""
    message = _say(draft, author)
    programme = draft.mandate.programme
    statement = Statement.objects.create(
        message=message,
        draft=draft,
        mandate=draft.mandate,
        guideline=Guideline.objects.filter(programme=programme).latest("number"),
        approved_by=read_by,
        was_read_first=read_by is not None,
        at=clock.now(),
    )
    ledger.record(STATED, by=author, within=draft.community, about=message.ref)
    return statement


def _say(draft: Draft, author: Person) -> Message:
    if draft.answers_id is None:
        talk = conversations.start(
            by=author, community=draft.community, kind=draft.kind, title=draft.title, words=draft.words
        )
        return Message.objects.opening().get(conversation=talk)
    answered = Message.objects.select_related("conversation__community", "by").get(pk=draft.answers_id)
    return conversations.reply(by=author, conversation=answered.conversation, words=draft.words, to=answered)
