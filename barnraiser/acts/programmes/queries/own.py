"""A person's own data here: what they spoke for, wrote, read first, and chose."""

from typing import Any

from barnraiser.people.models import Person

from ..models import Answer, Draft, Guideline, Mandate, Programme, Review, Seat, Statement


def own(person: Person) -> dict[str, Any]:
    mandates = Mandate.objects.filter(person=person).select_related("programme__organisation")
    drafts = Draft.objects.filter(mandate__person=person).select_related("mandate__programme__organisation")
    said = Statement.objects.filter(mandate__person=person).select_related("message", "guideline")
    return {
        "mandates": [_mandate(row) for row in mandates],
        "drafts": [
            {
                "for": row.mandate.programme.organisation.name,
                "at": row.written_at,
                "title": row.title,
                "words": row.words,
            }
            for row in drafts
        ],
        "statements": [
            {"message": row.message.code, "guidelines": row.guideline.number, "at": row.at} for row in said
        ],
        "read_first": list(
            Answer.objects.filter(by=person).values("draft__code", "verdict", "marked", "said", "at")
        ),
        "began": list(
            Programme.objects.filter(begun_by=person).values("name", "goal", "audience", "begun_at")
        ),
        "guidelines": list(
            Guideline.objects.filter(by=person).values(
                "programme__name", "number", "without_asking", "ask_first", "never", "why", "since"
            )
        ),
        "mandates_given": list(
            Mandate.objects.filter(given_by=person).values("programme__name", "role", "scope", "offered_at")
        ),
        "mandates_ended": list(
            Mandate.objects.filter(ended_by=person).values("programme__name", "role", "why", "until")
        ),
        "statements_approved": list(
            Statement.objects.filter(approved_by=person).values("message__code", "at")
        ),
        "places_answered": list(
            Seat.objects.filter(answered_by=person).values("programme__name", "community__name", "since")
        ),
        "places_ended": list(
            Seat.objects.filter(ended_by=person).values("programme__name", "community__name", "why", "until")
        ),
        "reviews": list(Review.objects.filter(by=person).values("programme__name", "level", "reason", "at")),
        "asked_in": list(
            Seat.objects.filter(asked_by=person).values(
                "programme__name", "community__name", "words", "asked_at"
            )
        ),
    }


def _mandate(row: Mandate) -> dict[str, Any]:
    return {
        "organisation": row.programme.organisation.name,
        "programme": row.programme.name,
        "role": row.role,
        "scope": row.scope,
        "offered_at": row.offered_at,
        "since": row.since,
        "expires_at": row.expires_at,
        "until": row.until,
    }
