"""What those who carry a campaign may do."""

from datetime import date

from django.utils import timezone

from barnraiser.communities.models import Membership, Role
from barnraiser.communities.rules import has_role, is_member, may_take_part
from barnraiser.ground import clock
from barnraiser.ground.verdict import YES, Verdict, all_of, provided
from barnraiser.people.models import Person

from ..models import Campaign, Closing, Owner


def is_running(campaign: Campaign) -> bool:
    return not hasattr(campaign, "closing")


def is_called_off(campaign: Campaign) -> bool:
    return not is_running(campaign) and campaign.closing.how == Closing.How.CALLED_OFF


def is_owner(person: Person | None, campaign: Campaign) -> bool:
    """Whether the person carries a part of it, and is still a member."""
    if person is None or not is_member(person, campaign.community):
        return False
    return Owner.objects.standing().filter(campaign=campaign, person=person).exists()


def has_owner(campaign: Campaign) -> bool:
    """Whether somebody who carries it is still a member."""
    here = Membership.objects.current().filter(community_id=campaign.community_id).values("person")
    return Owner.objects.standing().filter(campaign=campaign, person__in=here).exists()


def carries(person: Person | None, campaign: Campaign) -> bool:
    """Whether the campaign is in the person's hands: they carry a part of it, or step in as a steward."""
    return is_owner(person, campaign) or _steps_in(person, campaign)


def may_carry(by: Person | None, campaign: Campaign) -> Verdict:
    """Its owners, by name; where none of them is left, a steward of the community."""
    return all_of(
        lambda: may_take_part(by, campaign.community),
        lambda: provided(
            carries(by, campaign),
            "Only those who carry this campaign may do this. They are named on its page.",
        ),
    )


def _steps_in(by: Person | None, campaign: Campaign) -> bool:
    return by is not None and not has_owner(campaign) and has_role(by, campaign.community, Role.STEWARD)


def while_running(campaign: Campaign) -> Verdict:
    return provided(is_running(campaign), "This campaign is closed. What it came to stands on its page.")


def may_extend(by: Person | None, campaign: Campaign, until: date | None = None) -> Verdict:
    return all_of(
        lambda: may_carry(by, campaign),
        lambda: while_running(campaign),
        lambda: YES if until is None else _later(campaign, until),
    )


def _later(campaign: Campaign, until: date) -> Verdict:
    return provided(
        until > campaign.until and until >= timezone.localdate(clock.now()),
        "The new day comes after the old one, and is not past.",
    )


def may_close(by: Person | None, campaign: Campaign) -> Verdict:
    return all_of(lambda: may_carry(by, campaign), lambda: while_running(campaign))


def may_write_down(by: Person | None, campaign: Campaign) -> Verdict:
    """Whom it moved and what it changed is written down while it runs and after; not of one that was called off."""
    return all_of(
        lambda: may_carry(by, campaign),
        lambda: provided(
            not is_called_off(campaign), "This campaign was called off before it changed anything."
        ),
    )


def may_ask_to_carry(by: Person | None, campaign: Campaign, person: Person | None = None) -> Verdict:
    return all_of(
        lambda: may_close(by, campaign),
        lambda: YES if person is None else _may_be_asked(person, campaign),
    )


def _may_be_asked(person: Person, campaign: Campaign) -> Verdict:
    standing = Owner.objects.filter(campaign=campaign, person=person, until=None)
    return all_of(
        lambda: provided(
            is_member(person, campaign.community),
            f"A campaign is carried by members of {campaign.community.name}.",
        ),
        lambda: provided(not standing.exists(), f"{person.name} carries a part of it, or was asked already."),
    )


def may_answer_asking(by: Person | None, asked: Owner) -> Verdict:
    return all_of(
        lambda: may_take_part(by, asked.campaign.community),
        lambda: provided(by is not None and asked.person_id == by.pk, "Only who was asked can answer."),
        lambda: provided(asked.since is None and asked.until is None, "This was answered already."),
        lambda: while_running(asked.campaign),
    )


def may_step_down(by: Person | None, owner: Owner) -> Verdict:
    """Somebody carries the campaign as long as it runs."""
    others = Owner.objects.standing().filter(campaign=owner.campaign).exclude(pk=owner.pk)
    return all_of(
        lambda: provided(
            by is not None and owner.person_id == by.pk, "A part is laid down by who carries it."
        ),
        lambda: provided(owner.since is not None and owner.until is None, "You do not carry a part of it."),
        lambda: provided(
            others.exists() or not is_running(owner.campaign),
            "You are the only one who carries it. Ask somebody else to carry a part first, or close it.",
        ),
    )
