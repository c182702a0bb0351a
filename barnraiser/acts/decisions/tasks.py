"""Closing what is due, by the database's clock."""

from django.tasks import task

from . import actions
from .models import Proposal


@task
def close_due() -> None:
    """Each proposal whose time is over is handed on to be counted: one that cannot be holds up no other."""
    for key in Proposal.objects.due().values_list("pk", flat=True):
        close.enqueue(key)


@task
def close(proposal_id: int) -> None:
    """The proposal is decided, and what was decided is done."""
    if proposal := Proposal.objects.filter(pk=proposal_id).first():
        actions.close(proposal=proposal)
