"""From acts to ties, and from ties to capital: what the worker would do overnight."""

from barnraiser.capital import projector as capital
from barnraiser.communities.models import Community
from barnraiser.ties import projector as ties

from .progress import Progress


def everything(progress: Progress) -> None:
    """The ties of every community are worked out, and what they make of it is read."""
    communities = list(Community.objects.order_by("pk"))
    for community in progress.through("The ties", communities):
        ties.rebuild(community)
    for community in progress.through("The capital", communities):
        capital.catch_up(community)
