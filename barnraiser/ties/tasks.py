"""Keeping the ties in step with the ledger, outside any request."""

from django.tasks import task

from barnraiser.communities.models import Community

from . import projector


@task
def catch_up_all() -> None:
    """Every community's ties are those of the ledger."""
    projector.catch_up()


@task
def rebuild_all() -> None:
    """Every community's ties are worked out anew: what was kept up act by act must agree."""
    projector.rebuild()


@task
def rebuild(community_id: int) -> None:
    """One community's ties are worked out anew, after an import for example."""
    if community := Community.objects.filter(pk=community_id).first():
        projector.rebuild(community)
