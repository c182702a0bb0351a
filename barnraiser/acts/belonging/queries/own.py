"""A person's own data here: invitations, answers at doors, requests, welcomes, and what they would help with."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Handover, Invitation, JoinAnswer, Reply, Request, Sheet, Welcome, Willingness


def export(person: Person) -> Mapping[str, Any]:
    """Everything kept here about the person, for themselves."""
    return _invitations(person) | _at_doors(person) | _inside(person)


def _invitations(person: Person) -> dict[str, Any]:
    """The invitations the person wrote, those they came in by, and those they said “not this time” to."""
    sent = Invitation.objects.filter(by=person).select_related("community")
    taken = Invitation.objects.filter(acceptance__person=person).select_related("community", "by")
    declined = Invitation.objects.filter(declination__isnull=False, address__in=people.addresses_of(person))
    return {
        "invitations_written": [
            {
                "community": i.community.name,
                "address": "" if i.decision else i.address,
                "name": i.name,
                "note": i.note,
                "at": i.sent_at,
            }
            for i in sent
        ],
        "invitations_accepted": [
            {"community": i.community.name, "by": i.by.name, "note": i.note, "at": i.sent_at} for i in taken
        ],
        "invitations_declined": [
            {"community": i.community.name, "by": i.by.name, "at": i.declination.at}
            for i in declined.select_related("community", "by", "declination")
        ],
    }


def _at_doors(person: Person) -> dict[str, Any]:
    """What they answered on coming in, and where they asked to be let in."""
    answers = JoinAnswer.objects.filter(person=person).select_related("community")
    requests = Request.objects.filter(person=person).select_related("community", "reply")
    return {
        "answers_on_coming_in": [
            {"community": a.community.name, "asked": a.asked, "answered": a.words, "at": a.at}
            for a in answers.order_by("community", "number")
        ],
        "requests_to_be_let_in": [
            {"community": r.community.name, "at": r.at, "until": r.until} | _replied(r) for r in requests
        ],
        "requests_answered": [
            {"community": r.request.community.name, "let_in": r.lets_in, "words": r.words}
            for r in Reply.objects.filter(by=person).select_related("request__community")
        ],
    }


def _replied(asked: Request) -> dict[str, Any]:
    reply = getattr(asked, "reply", None)
    return {"let_in": reply.lets_in, "words": reply.words} if reply else {}


def _inside(person: Person) -> dict[str, Any]:
    """Who welcomed them and whom they welcomed, what they are willing to do, what passed from hand to hand."""
    welcomes = Welcome.objects.filter(Q(host=person) | Q(newcomer=person))
    willing = Willingness.objects.filter(person=person).select_related("community")
    handed = Handover.objects.filter(Q(by=person) | Q(to=person)).select_related("community", "by", "to")
    return {
        "welcomes": [
            {
                "community": w.community.name,
                "host": w.host.name if w.host else "",
                "newcomer": w.newcomer.name,
                "since": w.since,
                "done_at": w.done_at,
            }
            for w in welcomes.select_related("community", "host", "newcomer")
        ],
        "sheets_printed": [
            {"community": s.community.name, "at": s.made_at, "used_at": s.used_at}
            for s in Sheet.objects.filter(by=person).select_related("community")
        ],
        "willing_to_help": [
            {"community": w.community.name, "said": w.said, "welcomes": w.welcomes, "at": w.at}
            for w in willing
        ],
        "handed_over": [
            {"community": h.community.name, "what": h.what, "by": h.by.name, "to": h.to.name, "at": h.at}
            for h in handed
        ],
    }
