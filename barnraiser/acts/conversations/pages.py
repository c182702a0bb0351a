"""What the pages show beside the rows themselves: words, counts, choices. Values for templates, made from queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils import timezone
from django.utils.dateformat import format as spell

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground import manifest, text
from barnraiser.ground.counting import counted
from barnraiser.ground.verdict import all_of
from barnraiser.people.models import Person, Sector

from . import queries
from .forms import ReplyForm, StartForm, UploadsForm
from .models import Audience, Conversation, Draft, Message
from .prompts import NORM, PROMPTS
from .rules import is_open, keeps_pace, may_open_to
from .uploads import SAID as UPLOADS_SAID

ROWS = 20
TAB = "conversations:list"
ORDERS = (("spoken", "Last spoken in"), ("newest", "Newest"), ("waiting", "Waiting for an answer"))
LEADS = {"spoken": "Last spoken in", "newest": "Newest", "waiting": "Waiting longest"}
AUDIENCES = (
    (Audience.COMMUNITY, "users-three", "Its members, and nobody else."),
    (
        Audience.TRUSTED,
        "handshake",
        "Members you have met in person, and members whom one of those trusts. Nobody sees who they are.",
    ),
    (
        Audience.PUBLIC,
        "globe",
        "With your name, for anybody who finds it. Not for failures and frustrations.",
    ),
)
CANDID = (Conversation.Kind.QUESTION, Conversation.Kind.FAILURE, Conversation.Kind.FRUSTRATION)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose to see, and in which order. Anything unknown means all, last spoken in first."""

    kind: str = ""
    order: str = "spoken"

    @classmethod
    def read(cls, values: Mapping[str, str], last: Mapping[str, str] | None = None) -> "Choice":
        """As the address says; where it says nothing, as the reader chose last."""
        said = {**(last or {}), **{name: values[name] for name in ("kind", "order") if name in values}}
        kind, order = said.get("kind", ""), said.get("order", "")
        return cls(kind if kind in PROMPTS else "", order if order in dict(ORDERS) else "spoken")

    def link(self, **other: str) -> str:
        chosen = {"kind": self.kind, "order": self.order} | other
        return "?" + urlencode({"kind": chosen["kind"] or "all", "order": chosen["order"]})

    @property
    def kept(self) -> dict[str, str]:
        return {"kind": self.kind, "order": self.order}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reply is for, and what was begun of it."""

    to: Message | None = None
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    url: str
    is_current: bool
    count: int | None = None


def listing(viewer: Person, community: Community, choice: Choice, page: Page[Conversation]) -> dict[str, Any]:
    rows = queries.rows(list(page))
    counts = kind_counts(viewer, community)
    brought = counted("brought", queries.brought_counts, viewer, community, alike=queries.reads_all)
    chosen = {kind: max(n - brought.get(kind, 0), 0) for kind, n in counts.items()}
    lead = rows.pop(0) if rows and page.number == 1 else None
    return _frame(viewer, community) | {
        "page": page,
        "pinned": queries.pinned(viewer, community),
        "lead": lead,
        "opening": text.gist(queries.opening_words(lead.conversation), 280) if lead else "",
        "lead_label": LEADS[choice.order],
        "rows": rows,
        "kinds": _kinds(choice, counts),
        "orders": [Option(label, choice.link(order=o), o == choice.order) for o, label in ORDERS],
        "empty": PROMPTS[choice.kind].empty if choice.kind else "",
        "chosen": choice.kind,
        "prompts": PROMPTS.values(),
        "bars": _bars(chosen) if any(chosen.values()) else [],
        "candour": _candour(chosen),
        "keepers": communities.keepers(community),
    }


def kind_counts(viewer: Person, community: Community) -> Mapping[str, int]:
    """How many conversations of each kind the viewer reads there, counted once for a while."""
    return counted("kinds", queries.kind_counts, viewer, community, alike=queries.reads_all)


def front(viewer: Person, community: Community) -> dict[str, Any]:
    rules = communities.rules_of(community)
    return _frame(viewer, community) | {
        "rules": rules,
        "doors": communities.doors_for(viewer, community),
        "keepers": communities.keepers(community),
    }


def starting(
    viewer: Person, community: Community, form: StartForm, uploads: UploadsForm, draft: Draft | None = None
) -> dict[str, Any]:
    return _inside(viewer, community) | {
        "form": form,
        "uploads": uploads,
        "uploads_said": UPLOADS_SAID,
        "draft": draft,
        "prompts": PROMPTS.values(),
        "prompt": form.prompt,
        "audiences": AUDIENCES,
        "chosen_audience": form["audience"].value() or Audience.COMMUNITY,
        "norm": manifest.norms(community) or NORM,
        "rules": communities.rules_of(community),
    }


def reading(
    viewer: Person,
    conversation: Conversation,
    form: ReplyForm,
    uploads: UploadsForm,
    answer: Answer,
    number: str,
) -> dict[str, Any]:
    thread = queries.thread(viewer, conversation, number)
    people, total, mix = queries.speakers(conversation, thread)
    return _inside(viewer, conversation.community) | {
        "conversation": conversation,
        "thread": thread,
        "here": _page_of(conversation, thread.page.number),
        "form": form,
        "uploads": uploads,
        "uploads_said": UPLOADS_SAID,
        "draft": answer.draft,
        "answered": answer.to,
        "answered_words": text.gist(answer.to.html, 160) if answer.to else "",
        "prompt": PROMPTS[conversation.kind],
        "people": people,
        "people_more": total - len(people),
        "mix": [(sector, Sector(sector).label, count) for sector, count in mix],
        "is_mine": conversation.by_id == viewer.pk,
        "audiences": _audiences(viewer, conversation),
        "speaks_for": manifest.speaks_for(viewer, conversation),
        **tended(viewer, conversation),
    }


def more(viewer: Person, message: Message) -> dict[str, Any]:
    """A message with what the viewer can do besides thanking and answering."""
    conversation = message.conversation
    return _inside(viewer, conversation.community) | {
        "conversation": conversation,
        "said": queries.said(viewer, [message])[0],
        "here": _page_of(conversation, queries.page_of(message)),
        "may_tend": queries.looks_after(viewer, conversation),
        "turn": all_of(is_open(conversation), lambda: keeps_pace(viewer, conversation)),
    }


def tended(viewer: Person, conversation: Conversation) -> dict[str, Any]:
    """How the conversation is looked after, and whether this reader looks after it."""
    return {
        "traces": queries.traces(viewer, conversation),
        "summary": queries.summary(conversation),
        "asked_in": queries.asked_in(viewer, conversation),
        "may_tend": queries.looks_after(viewer, conversation),
        "turn": all_of(is_open(conversation), lambda: keeps_pace(viewer, conversation)),
    }


def from_outside(viewer: Person | None, conversation: Conversation, number: str) -> dict[str, Any]:
    """A public conversation for somebody who does not belong where it is: to read, with the way in."""
    return {
        "community": conversation.community,
        "conversation": conversation,
        "thread": queries.thread(viewer, conversation, number),
        "traces": queries.traces(viewer, conversation),
        "summary": queries.summary(conversation),
        "doors": communities.doors_for(viewer, conversation.community) if viewer else [],
    }


def fresh(viewer: Person, conversation: Conversation, last: Message) -> dict[str, Any]:
    """What was said since the last message that an open page shows."""
    told = queries.said_since(viewer, conversation, last)
    return {
        "conversation": conversation,
        "told": told,
        "last": told[-1].message if told else last,
        "here": _page_of(conversation, queries.last_page(conversation)),
    }


def said_of_a_reply(conversation: Conversation) -> str:
    """What a member hears after answering: whom it reached."""
    asked = conversation.by.name if conversation.by else "whoever asked"
    if conversation.kind == Conversation.Kind.QUESTION and conversation.reply_count == 1:
        return f"Yours is the first answer. {asked} no longer waits."
    return "Your reply is up."


def _page_of(conversation: Conversation, number: int) -> str:
    return f"{conversation.get_absolute_url()}?page={number}"


def _audiences(viewer: Person, conversation: Conversation) -> list[tuple[str, str]]:
    """What its author could change the audience to; for anybody else nothing."""
    if conversation.by_id != viewer.pk:
        return []
    others = [each for each in Audience if each != conversation.audience]
    return [(e.value, e.label) for e in others if may_open_to(viewer, conversation, e)]


def _inside(viewer: Person, community: Community) -> dict[str, Any]:
    return {"community": community, "tabs": communities.tabs_for(viewer, community, TAB)}


def _frame(viewer: Person, community: Community) -> dict[str, Any]:
    count = counted(
        "members", lambda _, room: communities.member_count(room), viewer, community, alike=lambda *_: True
    )
    facts = [f"{count} member{'' if count == 1 else 's'}", community.about]
    facts.append(f"Since {spell(timezone.localtime(community.founded_at), 'F Y')}")
    return _inside(viewer, community) | {"facts": [fact for fact in facts if fact]}


def _kinds(choice: Choice, counts: Mapping[str, int]) -> list[Option]:
    every = Option("All", choice.link(kind=""), not choice.kind, sum(counts.values()))
    return [
        every,
        *(Option(p.many, choice.link(kind=k), k == choice.kind, counts[k]) for k, p in PROMPTS.items()),
    ]


def _bars(counts: Mapping[str, int]) -> list[tuple[str, str, int, float]]:
    most = max(counts.values()) or 1
    return [(kind, PROMPTS[kind].many, n, round(100 * n / most, 1)) for kind, n in counts.items()]


def _candour(counts: Mapping[str, int]) -> str:
    """How much of the talk needs a room one trusts, in words that own how few conversations there may be."""
    total, candid = sum(counts.values()), sum(counts[kind] for kind in CANDID)
    if total < 8:
        return "Too few conversations yet to say. Questions, failures and frustrations are what people only say when they trust the room."
    are = {0: "None of {} conversations is", 1: "1 of {} conversations is"}.get(
        candid, f"{candid} of {{}} conversations are"
    )
    kinds = "questions, failures or frustrations" if candid > 1 else "a question, a failure or a frustration"
    return f"{are.format(total)} {kinds}: the kind of thing people only say when they trust the room."
