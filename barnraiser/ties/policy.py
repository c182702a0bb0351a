"""What an act is worth for a tie. Acts state facts; ties hold opinions, and here they stand, with their reasons.

Every registered kind has its line, also those that form no tie. The members of a community change the weight of a line
by a decision; what they did not change is the house's. Both are printed with every figure.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tiework.policy import KindRule, Policy

from barnraiser.communities.models import Community

from .models import Weight

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
    "belonging.asked_in": Worth(NO_TIE, "Knocking at a door is toward those who keep it, and no tie yet."),
    "belonging.let_in": Worth(NO_TIE, "Who says yes at a door says it for all; the welcome forms the tie."),
    "belonging.not_let_in": Worth(NO_TIE, "“Not this time” makes a tie neither stronger nor weaker."),
    "belonging.welcomed": Worth(
        KindRule(0.5),
        "A first welcome is what one says they did: half of an answer, which the other would see.",
    ),
    "belonging.took_over": Worth(
        KindRule(0.5), "Taking over what another lays down is to be relied on by them, a little."
    ),
    "channels.added": Worth(NO_TIE, "A place outside is told to everybody, and so toward nobody."),
    "channels.confirmed": Worth(NO_TIE, "Saying that an address still works is kindness to all, and no tie."),
    "channels.doubted": Worth(NO_TIE, "Saying that it does not is no quarrel with who told of it."),
    "commons.asked": Worth(NO_TIE, "Asking whether words may be kept counts when they are."),
    "commons.agreed": Worth(NO_TIE, "A yes is the author’s to give; the keeping tells them it mattered."),
    "commons.kept": Worth(
        KindRule(0.5), "Keeping what somebody said tells them that it mattered: half of an answer in words."
    ),
    "commons.worded": Worth(NO_TIE, "Wording what is everybody’s is toward nobody."),
    "commons.supported": Worth(NO_TIE, "Saying “so do we” is said to all, of words and not of a person."),
    "commons.begun": Worth(NO_TIE, "A page is begun for everybody, and so toward nobody."),
    "commons.wrote": Worth(NO_TIE, "What is written for everybody is toward nobody."),
    "direct.wrote": Worth(
        KindRule(0.25, share="split"),
        "A line between two comes easily and often: four of them are an answer before all, and a few share it among them.",
    ),
    "direct.asked": Worth(NO_TIE, "A message that waits for a yes is no tie, whatever becomes of it."),
    "direct.asked_in": Worth(NO_TIE, "Being asked in among a few is no tie; the words that follow form it."),
    "direct.accepted": Worth(NO_TIE, "A yes opens the door; the words that follow form the tie."),
    "helping.agreed": Worth(
        KindRule(1), "Letting somebody act in one’s name is to rely on them as on an answer."
    ),
    "helping.ended": Worth(NO_TIE, "Ending it takes nothing from what was before."),
    "helping.took_back": Worth(NO_TIE, "Taking back one thing is no quarrel."),
    "claims.claimed": Worth(NO_TIE, "Saying who one was is toward nobody."),
    "outward.sent": Worth(NO_TIE, "Words to the world are toward nobody."),
    "surveys.asked": Worth(
        NO_TIE, "A question to everybody is toward nobody; who answers is not written down."
    ),
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
    "conversations.tended": Worth(
        NO_TIE, "Looking after the talk is done for everybody in it, and toward nobody."
    ),
    "conversations.asked_for_summary": Worth(
        NO_TIE, "Asking for a summary is a facilitator’s work, not a closeness."
    ),
    "conversations.summed_up": Worth(NO_TIE, "A summary is written for everybody who reads it."),
    "conversations.asked_in": Worth(NO_TIE, "Asking somebody in is a facilitator’s work, not a closeness."),
    "programmes.begun": Worth(NO_TIE, "What an organisation sets out to do is toward nobody."),
    "programmes.guided": Worth(NO_TIE, "Guidelines are an organisation’s, and no friendship."),
    "programmes.reviewed": Worth(NO_TIE, "How much is read first is an organisation’s choice."),
    "programmes.mandated": Worth(NO_TIE, "Authority is lent by an organisation, not by a friend."),
    "programmes.taken_up": Worth(NO_TIE, "Taking up a mandate binds to an organisation."),
    "programmes.turned_down": Worth(NO_TIE, "“Not this time” makes a tie neither stronger nor weaker."),
    "programmes.ended": Worth(NO_TIE, "A mandate that ends says nothing about two people."),
    "programmes.asked_in": Worth(
        NO_TIE, "An organisation asks a community; its stewards only answer for it."
    ),
    "programmes.admitted": Worth(NO_TIE, "A steward’s yes is the community’s."),
    "programmes.refused": Worth(NO_TIE, "A steward’s no is the community’s."),
    "programmes.parted": Worth(NO_TIE, "A steward’s no is the community’s."),
    "programmes.drafted": Worth(NO_TIE, "Handing words to a reader is the organisation’s way, not a favour."),
    "programmes.approved": Worth(
        NO_TIE, "Reading what a colleague wrote is the organisation’s way, not a favour."
    ),
    "programmes.asked_back": Worth(NO_TIE, "The same."),
    "programmes.declined": Worth(NO_TIE, "The same."),
    "programmes.closed": Worth(NO_TIE, "What an organisation ends is toward nobody."),
    "programmes.stated": Worth(
        NO_TIE,
        "A statement is the organisation’s; the answer in it counts as any answer, for the person who gave it.",
    ),
    "gatherings.called": Worth(NO_TIE, "An invitation to all is toward nobody; being there forms the ties."),
    "gatherings.changed": Worth(NO_TIE, "A change of plans is news, no tie."),
    "gatherings.called_off": Worth(NO_TIE, "A gathering that does not happen ties nobody."),
    "gatherings.asked_to_host": Worth(NO_TIE, "Hosting together shows in the meeting itself."),
    "gatherings.joined": Worth(NO_TIE, "Meaning to come is not coming."),
    "gatherings.declined": Worth(NO_TIE, "“Not this time” is nobody’s business."),
    "gatherings.made_room": Worth(NO_TIE, "The queue decides who moves up, not the one who steps back."),
    "gatherings.came": Worth(NO_TIE, "Who was there together is told in one act, below."),
    "gatherings.welcomed": Worth(NO_TIE, "The same; a tick on a list is no tie."),
    "gatherings.met": Worth(
        KindRule(2, flow="together", share="split", channel="in_person"),
        "Meeting in person takes an hour of each; among several it is shared out, so that a crowd is not a friendship.",
    ),
    "gatherings.gathered": Worth(
        KindRule(2, flow="together", share="split", channel="in_person"),
        "In a crowd the same is shared among so many that hardly anything is left for each pair.",
    ),
    "gatherings.met_online": Worth(
        KindRule(1, flow="together", share="split"), "An hour on a screen: half of one at a table."
    ),
    "gatherings.said": Worth(NO_TIE, "What one of two says waits for the other."),
    "gatherings.confirmed": Worth(NO_TIE, "The meeting itself counts, and only once."),
    "gatherings.followed_up": Worth(NO_TIE, "Words to all are toward nobody; the answers form the ties."),
    "gatherings.intended": Worth(NO_TIE, "A wish that nobody knows of ties nobody yet."),
    "gatherings.agreed": Worth(
        KindRule(0.5), "Writing down what another will do is to rely on them, a little."
    ),
    "gatherings.did": Worth(KindRule(1), "Doing what was agreed answers whoever relied on it."),
    "reciprocity.asked": Worth(NO_TIE, "An ask to everybody is toward nobody; who helps forms the tie."),
    "reciprocity.asked_of": Worth(
        KindRule(0.5), "Asking somebody shows that one would turn to them: less than an answer."
    ),
    "reciprocity.offered": Worth(
        NO_TIE, "An offer to everybody is toward nobody; who takes it up is helped."
    ),
    "reciprocity.offered_to": Worth(KindRule(0.5), "An offer to one person is as much as an ask of one."),
    "reciprocity.let_be": Worth(NO_TIE, "“Not this time” makes a tie neither stronger nor weaker."),
    "reciprocity.came_forward": Worth(KindRule(1), "Coming forward is answering somebody."),
    "reciprocity.took_up": Worth(KindRule(0.5), "Taking up an offer is asking somebody."),
    "reciprocity.agreed": Worth(NO_TIE, "A yes is a step of one help, which counts when it is confirmed."),
    "reciprocity.stepped_back": Worth(NO_TIE, "“Not this time” makes a tie neither stronger nor weaker."),
    "reciprocity.did": Worth(NO_TIE, "What the helper says of it alone does not count."),
    "reciprocity.confirmed": Worth(NO_TIE, "The help that is confirmed counts, from the one who gave it."),
    "reciprocity.helped": Worth(
        KindRule(3, share="split", help=True),
        "Help that its receiver confirmed: as much as three answers, since it took doing.",
    ),
    "reciprocity.helped_quietly": Worth(
        KindRule(3, share="split", help=True), "Help counts as much where only the two know of it."
    ),
    "reciprocity.missed": Worth(NO_TIE, "A promise that came to nothing takes nothing from what was before."),
    "reciprocity.owned_up": Worth(NO_TIE, "Saying it oneself takes nothing away either."),
    "reciprocity.rejoined": Worth(NO_TIE, "Two views of one promise are no tie."),
    "reciprocity.thanked": Worth(KindRule(1), "Thanks for help count as thanks for words do."),
    "reciprocity.thanked_quietly": Worth(KindRule(1), "Thanks in private count as thanks before all."),
    "reciprocity.suggested": Worth(NO_TIE, "An introduction counts when both have said yes."),
    "reciprocity.responded": Worth(NO_TIE, "An answer to a suggestion is private, and toward nobody."),
    "reciprocity.introduced": Worth(KindRule(1), "Who introduces two people did each of them a good turn."),
    "reciprocity.accepted": Worth(
        KindRule(2, flow="together"), "Both said yes to knowing each other, and to who brought them together."
    ),
    "decisions.proposed": Worth(NO_TIE, "A proposal is put to everybody, and so toward nobody."),
    "decisions.spoke": Worth(
        NO_TIE, "Where somebody stands is about the matter; the talk about it forms the ties."
    ),
    "decisions.objected": Worth(
        NO_TIE, "An objection is about the matter, not about the person; how it is met forms the tie."
    ),
    "decisions.answered": Worth(KindRule(1), "Answering an objection is answering somebody."),
    "decisions.settled": Worth(
        KindRule(2), "Two who disagreed worked it out: as much as work done together."
    ),
    "decisions.amended": Worth(NO_TIE, "New words are for all who spoke, and toward none of them."),
    "decisions.ranked": Worth(NO_TIE, "How somebody ranks is a secret, and toward nobody."),
    "decisions.decided": Worth(NO_TIE, "Having spoken on one matter is no tie between those who did."),
    "decisions.withdrawn": Worth(NO_TIE, "Taking a proposal back is toward nobody."),
    "trust.trusted": Worth(
        KindRule(2),
        "An endorsement of one person by another, said in words and with its reason. The statement does not fade; what it adds to a tie’s present strength does, like every act.",
    ),
    "trust.respected": Worth(KindRule(1), "Respect is said more easily than trust: as much as an answer."),
    "trust.held_dear": Worth(
        KindRule(1), "Affection warms a tie and vouches for nothing: as much as an answer."
    ),
    "trust.aligned": Worth(
        KindRule(1, flow="together", mutual=True),
        "Both said, each for themselves, that they care about the same thing: it goes both ways by itself.",
    ),
    "trust.nodded": Worth(NO_TIE, "A nod in passing is a nod: it ties nobody, and is never taken for trust."),
    "campaigns.called": Worth(
        NO_TIE, "A campaign is called to everybody; what is given to it forms the ties."
    ),
    "campaigns.reworded": Worth(NO_TIE, "Words to all are toward nobody."),
    "campaigns.asked_to_carry": Worth(
        KindRule(0.5, at_most=10), "Asking somebody to carry a part costs little and tells them they count."
    ),
    "campaigns.carries": Worth(KindRule(1), "A yes to one who asked: a promise to work together."),
    "campaigns.declined": Worth(NO_TIE, "A no is free, and counts for nothing and against nobody."),
    "campaigns.stepped_down": Worth(NO_TIE, "Laying a part down is nobody’s loss of a tie."),
    "campaigns.extended": Worth(NO_TIE, "A later day is news to all."),
    "campaigns.closed": Worth(NO_TIE, "An end is news to all; who carried it to its end is said by itself."),
    "campaigns.called_off": Worth(NO_TIE, "An end is news to all."),
    "campaigns.carried": Worth(
        KindRule(2, flow="together", share="split", mutual=True, at_most=40),
        "Shared work that came true: among all whose work or kept word carried it. More than forty did not work together.",
    ),
    "campaigns.needed": Worth(NO_TIE, "An ask to all is toward nobody."),
    "campaigns.challenged": Worth(NO_TIE, "A mark to beat is toward nobody."),
    "campaigns.pledged": Worth(
        KindRule(1, share="split", at_most=10), "A word given to those who carry the work, shared among them."
    ),
    "campaigns.pledged_quietly": Worth(
        KindRule(1, share="split", at_most=10), "A quiet word is worth as much as a loud one."
    ),
    "campaigns.changed": Worth(NO_TIE, "The word was given before; changing it is no second one."),
    "campaigns.signed": Worth(NO_TIE, "A name under something is for the cause, and toward nobody."),
    "campaigns.signed_quietly": Worth(NO_TIE, "A name under something is for the cause, and toward nobody."),
    "campaigns.endorsed": Worth(NO_TIE, "Standing behind a cause is toward nobody."),
    "campaigns.endorsed_quietly": Worth(NO_TIE, "Standing behind a cause is toward nobody."),
    "campaigns.confirmed": Worth(
        KindRule(0.5), "To be counted on by somebody: less than an answer in words."
    ),
    "campaigns.delivered": Worth(NO_TIE, "What is said to be done counts once it has been seen."),
    "campaigns.kept": Worth(
        KindRule(3, share="split", help=True, at_most=10),
        "Help given, and seen by who received it; shared among those who carry the work.",
    ),
    "campaigns.kept_quietly": Worth(
        KindRule(3, share="split", help=True, at_most=10), "Quiet help is help all the same."
    ),
    "campaigns.received": Worth(KindRule(1), "To say that it came is a thanks: as much as an answer."),
    "campaigns.asked_after": Worth(NO_TIE, "A reminder is no gift."),
    "campaigns.answered": Worth(
        KindRule(0.5), "Saying how it stands takes less than an answer to a question."
    ),
    "campaigns.let_go": Worth(KindRule(0.5), "Letting somebody off is a small kindness between two."),
    "campaigns.broken": Worth(
        NO_TIE, "What could not be kept weakens no tie here; ties only fade with time."
    ),
    "campaigns.proposed": Worth(NO_TIE, "A point is put to everybody."),
    "campaigns.spoke": Worth(KindRule(0.5), "A word on somebody’s point: less than an answer."),
    "campaigns.settled": Worth(NO_TIE, "A point is settled for the campaign, not for who proposed it."),
    "campaigns.planned": Worth(NO_TIE, "Work is put up for everybody."),
    "campaigns.took_on": Worth(
        KindRule(1, share="split", at_most=10),
        "A promise to those who carry the campaign, shared among them.",
    ),
    "campaigns.handed_back": Worth(NO_TIE, "Handing work back is free."),
    "campaigns.finished": Worth(
        KindRule(2, share="split", at_most=10),
        "Work done for those who carry the campaign; it goes one way until they worked together to the end.",
    ),
    "campaigns.moved": Worth(NO_TIE, "A note for all is toward nobody."),
    "campaigns.changed_something": Worth(NO_TIE, "A note for all is toward nobody."),
    "campaigns.witnessed": Worth(KindRule(0.5), "To say “I saw it too” stands by one who wrote it down."),
    "stewardship.raised": Worth(NO_TIE, "A concern is a care for the place, and no tie to anybody."),
    "stewardship.taken_up": Worth(NO_TIE, "Looking into a concern is a keeper’s duty, toward everybody."),
    "stewardship.answered": Worth(NO_TIE, "An answer given as a keeper is given for the community."),
    "stewardship.told": Worth(NO_TIE, "What a keeper tells somebody about a concern is no talk between two."),
    "stewardship.appealed": Worth(NO_TIE, "Asking for another look is a right, not a closeness."),
}


def of(community: Community) -> Policy:
    """The policy under which this community's acts become ties: the house's, with the weights its members decided on."""
    decided = dict(Weight.objects.filter(community=community, until=None).values_list("kind", "weight"))
    usual = default()
    kinds = {
        code: replace(rule, weight=decided[code]) if code in decided and forms_tie(code) else rule
        for code, rule in usual.kinds.items()
    }
    return replace(usual, kinds=kinds)


def forms_tie(code: str) -> bool:
    """Whether acts of the kind form a tie in the house's own policy. Others never do, whatever they are weighed."""
    return code in WORTHS and WORTHS[code].rule.flow != "none"


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
