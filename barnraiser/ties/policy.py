"""What an act is worth for a tie. Acts state facts; ties hold opinions, and here they stand, with their reasons.

Every registered kind has its line, also those that form no tie. The members' charter will change these lines later;
until then they are the house's, printed with every figure.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from tiework.policy import KindRule, Policy

from barnraiser.communities.models import Community

HALF_LIFE_DAYS = 90
PRESENT = 0.25


@dataclass(frozen=True, slots=True)
class Worth:
    """How acts of one kind count, and why."""

    rule: KindRule
    why: str


NO_TIE = KindRule(0, flow="none")

WORTHS: Mapping[str, Worth] = {
    "belonging.joined": Worth(NO_TIE, "Coming in is toward everybody; who invited whom is no tie yet."),
    "belonging.left": Worth(NO_TIE, "Leaving is nobody’s business but the leaver’s."),
    "imports.brought_in": Worth(NO_TIE, "Fetching an archive is work for all; the acts in it form the ties."),
    "conversations.started": Worth(NO_TIE, "Words to all are toward nobody; the answers form the ties."),
    "conversations.replied": Worth(
        KindRule(1), "Answering somebody is the unit the other weights are held against."
    ),
    "conversations.mentioned": Worth(KindRule(0.5), "Calling somebody in takes less than answering them."),
    "conversations.thanked": Worth(
        KindRule(1),
        "A thanks tells one person that what they said was of use: as much as an answer, no endorsement.",
    ),
}


def of(community: Community) -> Policy:
    """The policy under which this community's acts become ties. One for all, until a charter says otherwise."""
    return default()


def default() -> Policy:
    return Policy(
        {code: worth.rule for code, worth in WORTHS.items()}, half_life_days=HALF_LIFE_DAYS, present=PRESENT
    )


def without_tie(policy: Policy) -> list[str]:
    """The kinds whose acts form no tie."""
    return [code for code, rule in policy.kinds.items() if rule.flow == "none" or rule.weight == 0]


def print_of(policy: Policy) -> str:
    """Sixteen letters that change when anything in the policy does."""
    words = repr((sorted(policy.kinds.items()), policy.half_life_days, policy.present, policy.theta))
    return hashlib.sha256(words.encode()).hexdigest()[:16]
