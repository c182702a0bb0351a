"""Who hands on what before going, who takes it over, and who reads why people left."""

from barnraiser.communities import rules as communities
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Holding
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from ..models import Handover


def may_hand_on(by: Person, community: Community, to: Person, holding: Holding | None) -> Verdict:
    """A member asks another to take over something they hold; nobody is given anything without their yes."""
    waits = Handover.objects.filter(by=by, community=community, until=None)
    return all_of(
        lambda: communities.may_read(by, community),
        lambda: provided(holding is not None, "You no longer hold this."),
        lambda: provided(
            holding is not None and holding.may_hand_on, "This cannot be handed on. It ends when you go."
        ),
        lambda: provided(to != by, "Choose somebody else."),
        lambda: communities.may_take_part(to, community),
        lambda: provided(
            holding is not None and not waits.filter(key=holding.key).exists(),
            "Somebody has been asked to take this over. Take that back first.",
        ),
    )


def may_answer_handover(by: Person, handover: Handover) -> Verdict:
    return all_of(
        lambda: communities.may_take_part(by, handover.community),
        provided(by == handover.to, "Only the one who was asked can answer."),
        provided(handover.until is None, "This was answered or taken back already."),
    )


def may_read_partings(by: Person, community: Community) -> Verdict:
    return communities.may_steward(by, community)
