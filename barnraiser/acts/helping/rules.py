"""Who may act for whom, what may be done, and who takes it back."""

from barnraiser.communities import rules as communities
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from .models import MOST_HELPED, Agreement, Allowance, Deed


def may_help(helper: Person, person: Person, community: Community) -> Verdict:
    """Two members, one of whom has no helper there yet, and the other not too many to help."""
    helped = Agreement.objects.filter(helper=helper, until=None).exclude(person=person)
    return all_of(
        provided(helper != person, "Nobody is their own helper."),
        lambda: communities.may_take_part(helper, community),
        lambda: provided(
            communities.is_member(person, community), f"They are no member of {community.name}."
        ),
        lambda: provided(helper.is_claimed, "A helper has come in themselves."),
        lambda: provided(
            not Agreement.objects.filter(community=community, person=person, until=None).exists(),
            f"Somebody acts for {person.name} here already, or has asked to.",
        ),
        lambda: provided(
            helped.values("person").distinct().count() < MOST_HELPED,
            f"Nobody acts for more than {MOST_HELPED} people.",
        ),
    )


def may_ask_to_help(by: Person, person: Person, community: Community) -> Verdict:
    """By asking somebody who can say yes here themselves."""
    return all_of(
        lambda: may_help(by, person, community),
        provided(
            person.is_claimed, "They have not come in here. Use a sheet with a code, or a steward’s witness."
        ),
    )


def may_witness(by: Person, helper: Person, person: Person, community: Community) -> Verdict:
    """A steward heard the person say yes. Nobody witnesses for themselves."""
    return all_of(
        lambda: communities.may_steward(by, community),
        lambda: provided(by not in (helper, person), "Let another steward be the witness of this."),
        lambda: may_help(helper, person, community),
    )


def may_agree(by: Person, agreement: Agreement) -> Verdict:
    return all_of(
        provided(by == agreement.person, "Only the one who would be acted for can say yes."),
        provided(agreement.since is None and agreement.until is None, "This was answered already."),
    )


def may_end(by: Person, agreement: Agreement) -> Verdict:
    """Either of the two at any time; a steward where the person says so by word of mouth."""
    return all_of(
        provided(agreement.until is None, "It has ended already."),
        lambda: provided(
            by in (agreement.person, agreement.helper)
            or bool(communities.may_steward(by, agreement.community)),
            "It is ended by one of the two, or by a steward at their word.",
        ),
    )


def may_act(by: Person, agreement: Agreement, what: str) -> Verdict:
    """The helper does what is on the list, while both are members who take part."""
    return all_of(
        provided(by == agreement.helper, "Only the one who was agreed on may act for them."),
        provided(agreement.stands, "There is no agreement that stands."),
        provided(what in Deed.What.values, "This is not among the things one may do for another."),
        lambda: communities.may_take_part(by, agreement.community),
        lambda: provided(
            what != Deed.What.STANDS or allows_stances(agreement.community),
            f"In {agreement.community.name} everybody says where they stand themselves. A decision can change that.",
        ),
    )


def allows_stances(community: Community) -> bool:
    return Allowance.objects.filter(community=community, stances=True).exists()


def may_take_back(by: Person, deed: Deed) -> Verdict:
    """The person or their helper, for two weeks, also after the agreement has ended."""
    agreement = deed.agreement
    return all_of(
        provided(
            by in (agreement.person, agreement.helper),
            "It is taken back by the one it was done for, or by who did it.",
        ),
        provided(deed.taken_back_at is None, "It was taken back already."),
        provided(
            deed.may_still_be_taken_back, "After two weeks it stands as if they had done it themselves."
        ),
    )


def may_see_the_list(by: Person, community: Community) -> Verdict:
    """Stewards know who acts for whom."""
    return communities.may_steward(by, community)
