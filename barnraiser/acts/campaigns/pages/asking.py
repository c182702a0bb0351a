"""Pages that are one form: what is asked there, why, and what the button says."""

from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.urls import reverse

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..models import Campaign, Need
from .frame import inside


@dataclass(frozen=True, slots=True)
class Asking:
    title: str
    lead: str
    button: str
    icon: str = "check"


ASKINGS = {
    "words": Asking("Say it in better words", "The day is moved on a page of its own.", "Say it so"),
    "day": Asking(
        "Move the day",
        "Everybody who gave their word for the old day sees the new one, and why.",
        "Move the day",
        "calendar-blank",
    ),
    "closing": Asking(
        "Close the campaign",
        "Nobody can give their word after this. What was counted on can still come in, unless it is called off.",
        "Close it",
    ),
    "owners": Asking(
        "Ask somebody to carry a part",
        "They say yes or no. Whoever carries a part can confirm pledges, plan the work and close the campaign.",
        "Ask them",
        "hand-heart",
    ),
    "needs": Asking(
        "What does it need?",
        "One thing at a time, counted so that everybody sees when it is enough.",
        "Ask for it",
        "plus",
    ),
    "mark": Asking(
        "A mark to beat",
        "What another campaign has come to, or what was done before. It stands on the beam as a peg.",
        "Set the mark",
        "flag-banner",
    ),
    "work": Asking(
        "Plan a piece of the work",
        "It stands on the page and looks for somebody. Whoever says “I’ll do it” is named beside it.",
        "Put it up",
        "plus",
    ),
    "moved": Asking(
        "Whom we moved",
        "What somebody outside did because of us. It is one of many reasons; say what you know.",
        "Write it down",
        "megaphone",
    ),
    "results": Asking(
        "What changed in the world",
        "Something anybody could go and look at. Others who took part can say that they saw it.",
        "Write it down",
        "plant",
    ),
}


def asking(
    viewer: Person, campaign: Campaign, form: Form, what: str, need: Need | None = None
) -> dict[str, Any]:
    return inside(viewer, campaign.community) | {
        "campaign": campaign,
        "form": form,
        "asking": ASKINGS[what],
        "action": reverse(f"campaigns:{what}", args=[(need or campaign).code]),
        "back": (need or campaign).get_absolute_url(),
        "about": need.title if need else "",
    }


def calling(viewer: Person, community: Community, form: Form) -> dict[str, Any]:
    return inside(viewer, community) | {"form": form}
