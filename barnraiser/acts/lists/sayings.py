"""What the house says by itself about a letter, in whole sentences."""

from django.conf import settings

from barnraiser.communities.models import Community
from barnraiser.ground import text

from . import addresses
from .models import Arrival
from .reading.proof import UNPROVEN

STRANGER = "Only members write here, and this address is no member’s. If you are one, write from the address you sign in with."
SETTLED = "What becomes of that letter is settled already."
NO_WORDS = "There are no words in it, and nothing is attached."
SAID_BEFORE = "You have sent the same words before, in another mail."
# What is said to an author as it is said to a steward.
_TO_STEWARDS = {
    UNPROVEN: "Our mail server could not make sure that it is from whom it names.",
    SAID_BEFORE: "Whom it names has sent the same words before.",
}


def held(arrival: Arrival, reason: str) -> str:
    return (
        f"A mail in your name came in, about “{_called(arrival.subject)}”. {reason} So it waits for you, and nobody else sees it.\n\n"
        f"Read it, and let it out or discard it: {settings.NETWORK_ADDRESS}{arrival.get_absolute_url()}\n\n"
        f"Or let it out by sending any mail to {addresses.for_release(arrival.code)}\n\n"
        "If you did not write it, do nothing: it stays where it is."
    )


def to_stewards(reason: str) -> str:
    """Why a letter waits, to those who keep the mail and did not write it."""
    return _TO_STEWARDS.get(reason, reason)


def refused(subject: str, reason: str) -> str:
    return f"Your mail about “{_called(subject)}” was not posted. {reason}"


def subscribed(community: Community) -> str:
    return (
        f"From now on you have everything that is said in {community.name} by mail, at once.\n\n"
        f"Begin a conversation by writing to {addresses.of(community)}; put [question], [failure], [frustration], [success], "
        f"[resource] or [announcement] before the subject to say what kind it is. Answer by answering a mail.\n\n"
        f"To end it, write to {addresses.of(community, '-unsubscribe')}."
    )


def left(community: Community) -> str:
    return (
        f"No more mail comes to you from {community.name}. You are still a member.\n\n"
        f"To have it again, write to {addresses.of(community, '-subscribe')}."
    )


def _called(subject: str) -> str:
    """The subject without anything that would make a link of it: whoever wrote it may not be who it says."""
    plain = text.one_line(subject).replace("://", " ").replace("www.", " ").replace("@", " at ")
    return plain[:80] or "no subject"
