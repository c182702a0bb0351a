"""Take a message down, leaving a trace, and put it up again. Whether somebody may, the rule of acts/stewardship has said
before."""

from django.db import transaction

from barnraiser.ground import text

from ..models import Conversation, Hiding, Message
from .finding import reword

DOWN = "Taken down"


@transaction.atomic
def hide(*, message: Message, under: str, reason: str, title: bool = False) -> Hiding:
    """In the message's place stands under which rule it was taken down, and why; its author still reads their words.

    With `title` the conversation's title is taken down too. What is down already stays as it is.
    """
    held = Message.objects.select_for_update(of=("self",)).select_related("conversation").get(pk=message.pk)
    standing = Hiding.objects.filter(message=held).first()
    if standing:
        return standing
    heading = held.conversation.title if title else ""
    hiding = Hiding.objects.create(message=held, title=heading, words=held.words, html=held.html)
    _say(held, f"*{DOWN} under {under}.* {reason}")
    if title:
        Conversation.objects.filter(pk=held.conversation_id).update(title=DOWN)
    reword([message.pk])
    return hiding


@transaction.atomic
def show_again(*, message: Message) -> None:
    """The message says what it said, as if nothing had been; the log remembers."""
    hiding = Hiding.objects.select_for_update(of=("self",)).filter(message=message).first()
    if hiding is None:
        return
    Message.objects.filter(pk=message.pk).update(words=hiding.words, html=hiding.html)
    if hiding.title:
        Conversation.objects.filter(pk=message.conversation_id).update(title=hiding.title)
    hiding.delete()
    reword([message.pk])


def _say(message: Message, words: str) -> None:
    message.words, message.html = words, text.render(words)
    message.save(update_fields=["words", "html"])
