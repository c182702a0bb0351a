"""Sheets that are out."""

from barnraiser.communities.models import Community
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
