"""The words of a proposal, version by version, its options, and what came of it."""

from ..models import Option, Outcome, Proposal, Wording


def wordings(proposal: Proposal) -> list[Wording]:
    """Every version of a proposal the viewer sees, the first one first."""
    return list(Wording.objects.filter(proposal=proposal))


def options(proposal: Proposal) -> list[Option]:
    """What there is to choose from, in the order it was listed."""
    return list(Option.objects.filter(proposal=proposal))


def outcome_of(proposal: Proposal) -> Outcome | None:
    return Outcome.objects.filter(proposal=proposal).select_related("wording").first()
