"""What the pages show beside the rows themselves. Values for templates, made from queries and rules."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from barnraiser.acts.conversations import queries as talk
from barnraiser.acts.conversations.models import Message
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground import text
from barnraiser.people.models import Person

from . import queries, rules
from .differences import Piece, compared
from .models import Keeping, Page, Section, Version

SQUARE = "commons:square"
TALKS = 30
ON_A_PAGE = 60


@dataclass(frozen=True, slots=True)
class Change:
    """A version with what it changed, line by line; the first one changed nothing."""

    version: Version
    lines: list[list[Piece]]
    is_standing: bool


def home(viewer: Person, community: Community) -> dict[str, Any]:
    return inside(viewer, community) | {
        "words": queries.kept(viewer, community, Keeping.Kind.WORD),
        "stories": queries.kept(viewer, community, Keeping.Kind.STORY),
        "values": queries.kept(viewer, community, Keeping.Kind.VALUE),
        "pages": list(queries.pages(viewer, community)),
        "asked": [k for k in queries.asked_of(viewer) if k.community_id == community.pk],
        "mine": queries.own_words(viewer, community),
        "norm": queries.standing_norm(community),
        "proposes": _proposing(community),
    }


def square(viewer: Person, community: Community) -> dict[str, Any]:
    laid = queries.square(viewer, community)
    return inside(viewer, community) | {
        "laid": laid,
        "hands": queries.hands(laid),
        "keepers": communities.keepers(community),
    }


def choosing(viewer: Person, community: Community, code: str) -> dict[str, Any]:
    """Conversations to keep something of, and of one the messages."""
    seen = talk.visible_to(viewer).filter(community=community)
    chosen = seen.filter(code=code).first() if code else None
    said: list[Message] = []
    if chosen:
        said = list(
            talk.messages_visible_to(viewer).filter(conversation=chosen).order_by("at", "pk")[:ON_A_PAGE]
        )
    return inside(viewer, community) | {
        "talks": [] if chosen else list(seen.order_by("-last_at", "-pk")[:TALKS]),
        "chosen": chosen,
        "said": [(message, text.gist(message.html, 200)) for message in said],
    }


def keeping_of(viewer: Person, message: Message) -> dict[str, Any]:
    return inside(viewer, message.conversation.community) | {
        "message": message,
        "is_mine": message.by_id == viewer.pk,
    }


def kept(viewer: Person, keeping: Keeping) -> dict[str, Any]:
    return inside(viewer, keeping.community) | {
        "keeping": keeping,
        "kept": queries.kept_at(viewer, keeping),
        "wordings": list(queries.wordings_of(keeping)),
        "may_answer": rules.may_answer(viewer, keeping),
        "may_word": rules.may_word(viewer, keeping),
        "may_support": rules.may_support(viewer, keeping),
        "may_take_out": rules.may_take_out(viewer, keeping),
        "source_words": text.gist(keeping.source.html, 400),
    }


def page(viewer: Person, shown: Page) -> dict[str, Any]:
    parts, out = queries.parts(viewer, shown)
    sources = {part.section.source.pk: part.section.source for part in parts if part.section.source}
    return inside(viewer, shown.community) | {
        "page": shown,
        "parts": parts,
        "out": out,
        "sources": list(sources.values()),
        "may_write": rules.may_write_on(viewer, shown),
    }


def history(viewer: Person, section: Section) -> dict[str, Any]:
    versions = list(queries.versions_of(section))
    before = {version.number: version for version in versions}
    changes = [
        Change(
            version,
            compared(_whole(before[version.number - 1]), _whole(version))
            if version.number - 1 in before
            else [],
            version.number == section.number,
        )
        for version in versions
    ]
    return inside(viewer, section.page.community) | {
        "section": section,
        "page": section.page,
        "changes": changes,
        "standing": before[section.number],
        "may_write": rules.may_edit(viewer, section),
    }


def overtaken(section: Section, words: str) -> dict[str, Any]:
    """What stands now beside what the member wrote, who meanwhile was overtaken."""
    standing = queries.versions_of(section)[0]
    return {"standing": standing, "lines": compared(standing.words, words)}


def inside(viewer: Person, community: Community) -> dict[str, Any]:
    return {"community": community, "tabs": communities.tabs_for(viewer, community, SQUARE)}


def _proposing(community: Community) -> str:
    """Where members propose how they would talk with each other."""
    try:
        return f"{reverse(settings.PROPOSE_URL, args=[community.slug])}?effect=commons.norms"
    except NoReverseMatch:
        return ""


def _whole(version: Version) -> str:
    return f"{version.heading}\n\n{version.words}"
