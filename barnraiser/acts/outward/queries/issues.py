from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Q, QuerySet

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community, Role, RoleGrant
from barnraiser.ground.manifest import CardView
from barnraiser.people.models import Person

from ..models import Issue, Pick
from ..models.issue import IssueQuerySet


def visible_to(viewer: Person | None) -> IssueQuerySet:
    """What was sent is everybody's to read; a draft is its community's stewards'."""
    sent = Q(sent_at__isnull=False)
    rows = Issue.objects.select_related("community", "by")
    if viewer is None:
        return rows.filter(sent)
    keeps = RoleGrant.objects.filter(
        membership__person=viewer, membership__until=None, role=Role.STEWARD, until=None
    )
    return rows.filter(sent | Q(community__in=keeps.values("membership__community")))


def sent(community: Community) -> IssueQuerySet:
    return Issue.objects.sent().filter(community=community).select_related("community", "by")


def sent_between(since: datetime, until: datetime) -> IssueQuerySet:
    return Issue.objects.filter(sent_at__gt=since, sent_at__lte=until).select_related("community", "by")


def drafts(viewer: Person, community: Community) -> IssueQuerySet:
    return visible_to(viewer).drafts().filter(community=community).order_by("-at", "-pk")


def picked(issue: Issue) -> list[Conversation]:
    """The conversations it names, in their order: those that stand in public now."""
    return picked_of([issue]).get(issue.pk, [])


def picked_of(issues: Iterable[Issue]) -> dict[int, list[Conversation]]:
    """The same for several, by issue, in two queries."""
    picks = list(Pick.objects.filter(issue__in=[issue.pk for issue in issues]).order_by("place", "pk"))
    public = Conversation.objects.public().for_outside().select_related("community", "by")
    talks = public.in_bulk([pick.conversation_id for pick in picks])
    found: dict[int, list[Conversation]] = {}
    for pick in picks:
        if talk := talks.get(pick.conversation_id):
            found.setdefault(pick.issue_id, []).append(talk)
    return found


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows: QuerySet[Issue] = visible_to(viewer).filter(code__in=list(codes))
    return {row.code: CardView(row.title, row.get_absolute_url(), within=row.community) for row in rows}
