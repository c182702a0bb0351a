"""Change one's own words; what they were before stays to be read."""

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..links import links
from ..mentions import Rendered, render
from ..models import Conversation, LinkCard, Linked, Mention, Message, Wording
from ..rules import may_change
from .finding import reword
from .linking import ask_cards
from .speaking import call_in


def change(*, by: Person, message: Message, words: str, title: str = "") -> Message:
    """The message says this now. What it said before is kept, and whoever is newly called in is called, once."""
    may_change(by, message).require()
    return _change(by, message, words, title, render(words, message.conversation.community))


@transaction.atomic
def _change(by: Person, message: Message, words: str, title: str, rendered: Rendered) -> Message:
    held = (
        Message.objects.select_for_update(of=("self",))
        .select_related("conversation__community", "by")
        .get(pk=message.pk)
    )
    may_change(by, held).require()
    talk = held.conversation
    new_title = title if title and not held.reply_to_id and title != talk.title else ""
    if held.words == words and not new_title:
        return held
    Wording.objects.create(
        message=held,
        words=held.words,
        html=held.html,
        until=clock.now(),
        title=talk.title if new_title else "",
    )
    linked = links(held.html)
    held.words, held.html = words, rendered.html
    held.save(update_fields=["words", "html"])
    if new_title:
        Conversation.objects.filter(pk=talk.pk).update(title=new_title)
    reword([held.pk])
    _call_the_new(by, held, rendered)
    Linked.objects.filter(message=held).exclude(
        card__in=LinkCard.objects.filter(url__in=links(held.html)).values("pk")
    ).delete()
    ask_cards(message=held, known=linked)
    return held


def _call_the_new(by: Person, message: Message, rendered: Rendered) -> None:
    known = set(Mention.objects.filter(message=message).values_list("person_id", flat=True))
    new = [person for person in rendered.called if person.pk not in known and person != by]
    call_in(by, message, message.conversation, new, at=clock.now())
