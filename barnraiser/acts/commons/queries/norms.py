"""How the members of a community talk with each other, in their own words."""

from django.db.models import QuerySet

from barnraiser.communities.models import Community

from ..models import Norm


def standing_norm(community: Community) -> Norm | None:
    return Norm.objects.filter(community=community, until=None).first()


def norm_of(community: Community) -> str:
    """What it says where members write; nothing where they have decided on nothing."""
    standing = standing_norm(community)
    return standing.text if standing else ""


def norms_of(community: Community) -> QuerySet[Norm]:
    """Every one there was, the newest first."""
    return Norm.objects.filter(community=community).order_by("-number")
