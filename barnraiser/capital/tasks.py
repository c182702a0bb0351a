"""Figures are worked out here, never inside a request."""

from django.tasks import task

from barnraiser.communities.models import Community

from . import projector, queries


@task
def read_community(community_id: int) -> None:
    """Ties and figures of one community are those of the ledger as it stands."""
    if community := Community.objects.filter(pk=community_id).first():
        projector.catch_up(community)


@task
def read_lagging() -> None:
    """Every community in which something happened since its figures were worked out has them worked out again."""
    for community in Community.objects.order_by("pk"):
        if queries.lags(community, queries.latest(community)):
            projector.catch_up(community)


@task
def read_all() -> None:
    """Every community's figures are those of today."""
    projector.catch_up()


@task(priority=50)
def keep_up(community_id: int) -> None:
    """The own figures of whom the newest acts touch are those of now. It is short, so it goes before what takes long."""
    if community := Community.objects.filter(pk=community_id).first():
        projector.keep_up(community)
