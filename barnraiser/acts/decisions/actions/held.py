"""One at a time: whoever writes to a proposal holds its row until they are done."""

from ..models import Proposal


def held(proposal: Proposal) -> Proposal:
    """The proposal as it stands now, its row locked."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("community", "by", "talk")
    return rows.get(pk=proposal.pk)
