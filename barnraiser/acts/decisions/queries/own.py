"""A person's own data here: what they proposed, where they stood and stand, how they ranked."""

from typing import Any

from barnraiser.people.models import Person

from ..models import Answer, Ballot, Proposal, Stance, Wording


def own(person: Person) -> dict[str, Any]:
    proposed = Proposal.objects.filter(by=person).select_related("community").order_by("pk")
    stood = Stance.objects.filter(person=person).select_related("proposal")
    ranked = (
        Ballot.objects.filter(person=person).select_related("proposal").prefetch_related("proposal__options")
    )
    answered = Answer.objects.filter(stance__proposal__by=person).select_related("stance__proposal")
    return {
        "proposals": [_proposal(proposal) for proposal in proposed.prefetch_related("wordings")],
        "stances": [
            {
                "on": s.proposal.title,
                "stance": s.stance,
                "reason": s.reason,
                "at": s.at.isoformat(),
                "until": s.until.isoformat() if s.until else None,
            }
            for s in stood
        ],
        "rankings": [_ballot(ballot) for ballot in ranked],
        "answers_to_objections": [
            {"on": a.stance.proposal.title, "words": a.words, "at": a.at.isoformat()} for a in answered
        ],
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "code": proposal.code,
        "community": proposal.community.name,
        "title": proposal.title,
        "opened_at": proposal.opened_at.isoformat(),
        "closes_at": proposal.closes_at.isoformat(),
        "effect": proposal.effect,
        "versions": [_wording(wording) for wording in proposal.wordings.all()],
    }


def _wording(wording: Wording) -> dict[str, Any]:
    return {
        "number": wording.number,
        "words": wording.words,
        "why": wording.why,
        "changed": wording.changed,
        "values": wording.values,
        "at": wording.at.isoformat(),
    }


def _ballot(ballot: Ballot) -> dict[str, Any]:
    """Before the count with the ranking; after it only that the person ranked, which is all that is known."""
    texts = {option.position: option.text for option in ballot.proposal.options.all()}
    return {
        "on": ballot.proposal.title,
        "at": ballot.at.isoformat(),
        "ranking": [texts[position] for position in ballot.ranking],
    }
