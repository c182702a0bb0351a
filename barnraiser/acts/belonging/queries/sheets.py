"""Sheets that are out, and who came in by one."""

from collections.abc import Iterable

from barnraiser.communities.models import Affirmation, Community, Membership
from barnraiser.people.models import Person

from ..models import Sheet
from ..rules import may_print


def sheets_out(viewer: Person, community: Community) -> list[Sheet]:
    """For whoever keeps the door, the sheets of the community that wait to come back, the newest first."""
    if not may_print(viewer, community):
        return []
    rows = Sheet.objects.waiting().filter(community=community).select_related("community", "by", "person")
    return list(rows.order_by("-made_at", "-pk"))


def sheet_out(viewer: Person, community: Community, code: str) -> Sheet | None:
    return next((sheet for sheet in sheets_out(viewer, community) if sheet.code == code), None)


def takes_part(viewer: Person, keys: Iterable[int]) -> dict[int, str]:
    """By person, of those without an account who said yes to purpose and rules in a community of the viewer's: the end of a
    sentence. Who only came with an archive said yes to nothing.
    """
    rooms = Community.objects.of(viewer).values("pk")
    here = Membership.objects.current().filter(
        community__in=rooms, person__in=list(keys), person__account=None
    )
    signed = Affirmation.objects.filter(membership__in=here.values("pk"))
    return dict.fromkeys(signed.values_list("membership__person", flat=True), "takes part on paper")
