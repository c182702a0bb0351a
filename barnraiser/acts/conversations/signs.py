"""What narrows a search, as it stands beside a message's words: nobody can type it, and it is never shown.

They only make the search fast. Who sees what is found is asked again of `visible_to`.
"""

from barnraiser.ground.search import SIGN

from .models import Audience, Conversation, Message

PUBLIC = f"{SIGN}p"


def room(community: int) -> str:
    """Said to everybody in the community."""
    return f"{SIGN}i{community}"


def among(community: int) -> str:
    """Said among the trusted of the community."""
    return f"{SIGN}t{community}"


def author(person: int) -> str:
    return f"{SIGN}b{person}"


def of_kind(kind: str) -> str:
    return f"{SIGN}k{kind}"


def of(message: Message, conversation: Conversation) -> list[str]:
    trusted = conversation.audience == Audience.TRUSTED
    signs = [(among if trusted else room)(conversation.community_id), of_kind(conversation.kind)]
    if conversation.audience == Audience.PUBLIC:
        signs.append(PUBLIC)
    if message.by_id:
        signs.append(author(message.by_id))
    return signs
