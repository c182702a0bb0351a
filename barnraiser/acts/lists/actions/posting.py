"""A letter becomes a message."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.communities.models import Community
from barnraiser.ground.models import database_error_names
from barnraiser.people.models import Person

from .. import titles
from ..models import Arrival, Attachment, Posting, Remainder, State
from ..reading import Letter
from .endings import end

TWICE = "This very mail was posted already."
SAME_WORDS = "the_same_words_once_in_a_place"


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is to stand: in answer to a message, in a conversation, or at the head of a new one."""

    community: Community
    conversation: Conversation | None = None
    answered: Message | None = None

    @classmethod
    def of(cls, community: Community, conversation: Conversation | None, answered: Message | None) -> "Place":
        """A signed address says which conversation; what the letter answers counts where it is of that one."""
        if conversation is None:
            return cls(community, answered.conversation if answered else None, answered)
        fits = answered is not None and answered.conversation_id == conversation.pk
        return cls(community, conversation, answered if fits else None)

    @property
    def key(self) -> str:
        return str((self.conversation or self.community).ref)


def post(*, arrival: Arrival, letter: Letter, by: Person, place: Place, is_meant: bool = False) -> bool:
    """The letter stands as a message, once; no where its author said the same words there before, unless `is_meant`."""
    try:
        with transaction.atomic():
            _post(arrival, letter, by, place, is_meant)
    except IntegrityError as error:
        if Posting.objects.filter(person=by, community=place.community, key=letter.key).exists():
            end(arrival=arrival, state=State.REFUSED, reason=TWICE, by=by)
        elif database_error_names(error, SAME_WORDS) or ".digest" in str(error):
            return False
        else:
            raise
    return True


def _post(arrival: Arrival, letter: Letter, by: Person, place: Place, is_meant: bool) -> None:
    posting = Posting.objects.create(
        arrival=arrival,
        person=by,
        community=place.community,
        key=letter.key,
        called=letter.head.message_id,
        place=place.key,
        digest="" if is_meant else letter.digest,
    )
    words = titles.words_of(letter, arrival)
    message = _said(letter, by, place, words)
    posting.message = message
    posting.save(update_fields=["message"])
    Attachment.objects.filter(arrival=arrival).update(message=message)
    if letter.rest:
        Remainder.objects.create(message=message, words=letter.rest)
    end(arrival=arrival, state=State.POSTED, by=by)


def _said(letter: Letter, by: Person, place: Place, words: str) -> Message:
    if place.conversation:
        return conversations.reply(by=by, conversation=place.conversation, words=words, to=place.answered)
    kind, title = titles.kind_and_title(letter.head.subject, letter.words, place.community)
    begun = conversations.start(by=by, community=place.community, kind=kind, title=title, words=words)
    return Message.objects.opening().get(conversation=begun)
