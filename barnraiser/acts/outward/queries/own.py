"""A person's own here: what they wrote to the world, which newsletters went to them as a member, and under their addresses."""

from typing import Any

from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Delivery, Issue, Reader
from .readers import kept_of


def own(person: Person) -> dict[str, Any]:
    wrote = Issue.objects.filter(by=person).select_related("community").order_by("at", "pk")
    went = Delivery.objects.filter(person=person, is_sent=True).select_related("issue").order_by("pk")
    mine = Reader.objects.filter(address__in=people.proven_addresses_of(person)).select_related("community")
    return {
        "newsletters": [
            {
                "in": issue.community.name,
                "title": issue.title,
                "words": issue.words,
                "sent_at": issue.sent_at.isoformat() if issue.sent_at else None,
            }
            for issue in wrote
        ],
        "went_to_me": [row.issue.title for row in went],
        "reads": [kept_of(reader) for reader in mine.order_by("pk")],
    }
