"""Rows locked for the length of an action."""

from ..models import Invitation


def held(invitation: Invitation) -> Invitation:
    """The invitation's row, locked: of two who redeem it at once, the second waits."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("community", "by")
    return rows.get(pk=invitation.pk)
