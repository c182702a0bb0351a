"""What the tests of decisions tell again and again."""

from datetime import UTC, datetime, timedelta
from typing import Any

from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.electorate import members
from barnraiser.acts.decisions.models import Outcome, Proposal, Stance
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from demo.cast import Part
from tests.conftest import joins

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
DRYER = "Buy one grain dryer between nine farms"
CROPS = ("Lentils", "Naked oats", "Field beans", "Flax")


def proposes(by: Person, community: Community, **other: Any) -> Proposal:
    """The person proposes the dryer, to be decided by consent with one voice, unless told otherwise.

    What binds is as the community's method has it.
    """
    told: dict[str, Any] = {
        "title": DRYER,
        "words": "The nine of us buy it, and keep it at *Five Gates*.",
        "why": "A third of the barley sprouted.",
    }
    if not (other.get("effect") or other.get("options")):
        told |= {"needed": 1, "closes_at": clock.now() + timedelta(days=6)}
    return actions.propose(by=by, community=community, **(told | other))


def asks_to_rank(by: Person, community: Community, **other: Any) -> Proposal:
    return proposes(by, community, **({"title": "Which crop?", "options": CROPS} | other))


def asks_to_do(by: Person, community: Community, **other: Any) -> Proposal:
    """The person proposes something that is done at once if it passes: a rule about cups."""
    values = {"text": "Bring a cup.", "ground": "ours"}
    return proposes(by, community, **({"effect": "communities.adopt_rule", "values": values} | other))


def asks_for_another(proposal: Proposal, text: str = "Nobody but Ruth decides.") -> None:
    """The proposer amends it to quite another rule."""
    assert proposal.by
    values = {"text": text, "ground": "ours"}
    actions.amend(
        by=proposal.by, proposal=proposal, words="So.", why="So.", changed="The rule", values=values
    )


def closes(proposal: Proposal) -> Outcome:
    """Its time is over, and it is counted."""
    with clock.at(proposal.closes_at + timedelta(minutes=1)):
        outcome = actions.close(proposal=proposal)
    assert outcome
    return outcome


def crowd(community: Community, host: Person, size: int) -> list[Person]:
    """Members by the host's invitation, with names of no importance."""
    parts = [Part(f"Member {n}", "", "private", post=f"member{n}") for n in range(size)]
    return [joins(part, community, host) for part in parts]


def passing(effect: str, values: dict[str, Any], by: Person, community: Community) -> Outcome:
    """A proposal with this effect, consented to by all and closed: what came of it."""
    proposal = proposes(by, community, effect=effect, values=values)
    for member in members(community).select_related("person"):
        actions.stand(by=member.person, proposal=proposal, stance="consents")
    return closes(proposal)


def objects(person: Person, proposal: Proposal) -> Stance:
    """The person objects, with a reason."""
    actions.stand(by=person, proposal=proposal, stance="objects", reason="The lane floods.")
    return (
        Stance.objects.current()
        .select_related("proposal__community", "person")
        .get(proposal=proposal, person=person)
    )
