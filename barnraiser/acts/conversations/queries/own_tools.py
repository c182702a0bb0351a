"""What a person began, sent along, kept and looked after here, for themselves. Never other people's words."""

from collections.abc import Iterator
from typing import Any

from barnraiser.people.models import Person

from ..models import Allowance, AskedIn, Attachment, Bookmark, Draft, Nod, Summary, Trace, Wording
from ..quoting import own_words


def own_tools(person: Person) -> dict[str, Any]:
    wordings = Wording.objects.filter(message__by=person).select_related("message")
    sent = Attachment.objects.filter(by=person).select_related("message")
    return {
        "former_wordings": [
            {
                "message": w.message.code,
                "until": w.until.isoformat(),
                "title": w.title,
                "words": own_words(w.words) if w.message.reply_to_id else w.words,
            }
            for w in wordings
        ],
        "sent_along": [
            {
                "file": _path(a),
                "message": a.message.code,
                "called": a.name,
                "shows": a.alt,
                "bytes": a.size,
                "at": a.at.isoformat(),
            }
            for a in sent
        ],
        "drafts": [
            {"kind": d.kind, "title": d.title, "words": d.words, "kept_at": d.kept_at.isoformat()}
            for d in Draft.objects.filter(by=person)
        ],
        "nodded_at": [n.message.code for n in Nod.objects.filter(by=person).select_related("message")],
        "kept": [b.message.code for b in Bookmark.objects.filter(person=person).select_related("message")],
        "asked_into": [
            {"conversation": a.conversation.code, "at": a.at.isoformat()}
            for a in AskedIn.objects.filter(person=person).select_related("conversation")
        ],
        "done_for_you": [
            {"what": a.get_of_display(), "since": a.since.isoformat(), "times": a.used}
            for a in Allowance.objects.filter(person=person)
        ],
        **_looked_after(person),
    }


def _looked_after(person: Person) -> dict[str, Any]:
    done = Trace.objects.filter(by=person).select_related("conversation")
    asked = AskedIn.objects.filter(by=person).select_related("conversation")
    written = Summary.objects.filter(by=person).select_related("conversation")
    named = Trace.objects.filter(toward=person).select_related("conversation")
    to_sum_up = Summary.objects.filter(asked=person).select_related("conversation")
    asked_others = Summary.objects.filter(asked_by=person).select_related("conversation")
    return {
        "looked_after": [
            {"conversation": t.conversation.code, "what": t.step, "reason": t.reason, "at": t.at.isoformat()}
            for t in done
        ],
        "asked_others_in": [
            {"conversation": a.conversation.code, "reason": a.reason, "at": a.at.isoformat()} for a in asked
        ],
        "named_in_traces": [{"conversation": t.conversation.code, "what": t.step} for t in named],
        "summaries": [{"conversation": s.conversation.code, "words": s.words} for s in written],
        "asked_to_sum_up": [s.conversation.code for s in to_sum_up],
        "asked_others_to_sum_up": [s.conversation.code for s in asked_others],
    }


def files(person: Person) -> Iterator[tuple[str, bytes]]:
    """The photographs and files the person sent along, one at a time, each by the name the export gives it."""
    for thing in Attachment.objects.filter(by=person).order_by("pk").iterator(chunk_size=50):
        try:
            with thing.file.open("rb") as file:
                yield _path(thing), file.read()
        except FileNotFoundError:
            continue


def _path(thing: Attachment) -> str:
    return f"sent/{thing.code}.webp" if thing.is_photo else f"sent/{thing.code}-{_plain(thing.name)}"


def _plain(name: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in name).lstrip(".")
