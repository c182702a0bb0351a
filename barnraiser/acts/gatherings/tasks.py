"""Every half hour: what no host did by hand is done by the house."""

from django.tasks import task

from . import actions


@task
def settle() -> None:
    """Lists that closed are concluded, and places of people who left are given on."""
    actions.settle_all()
