"""Who may call people together, come, check in, and say whom they met."""

from datetime import date, timedelta

from django.utils import timezone

from barnraiser.communities import rules as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import YES, Verdict, all_of, provided
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .models import Attendance, Gathering, Host, Meeting, Miss, Rsvp, Step

A_WHILE = timedelta(minutes=15)
GUESSES = 6
MEETINGS_REACH_BACK = timedelta(days=366)


def may_call(by: Person | None, community: Community) -> Verdict:
    return communities.may_take_part(by, community)


def is_host(person: Person, gathering: Gathering) -> bool:
    return Host.objects.filter(gathering=gathering, person=person).exists()


def may_host(by: Person, gathering: Gathering) -> Verdict:
    """What only the hosts do: see the three words, tick people in, say who was there."""
    return all_of(
        communities.may_take_part(by, gathering.community),
        lambda: provided(is_host(by, gathering), "Only those who host the gathering may do this."),
    )


def may_keep(by: Person, gathering: Gathering) -> Verdict:
    """What the hosts do before it, and a steward where they cannot."""
    return all_of(
        communities.may_take_part(by, gathering.community),
        lambda: provided(
            is_host(by, gathering) or bool(communities.may_steward(by, gathering.community)),
            "Only those who host the gathering, or a steward, may do this.",
        ),
    )


def stands(gathering: Gathering) -> Verdict:
    return provided(not is_called_off(gathering), "The gathering was called off.")


def is_called_off(gathering: Gathering) -> bool:
    return hasattr(gathering, "calling_off")


def is_ahead(gathering: Gathering) -> Verdict:
    return provided(not gathering.is_over, "The gathering is over.")


def may_change(by: Person, gathering: Gathering) -> Verdict:
    return all_of(may_keep(by, gathering), stands(gathering), is_ahead(gathering))


def may_call_off(by: Person, gathering: Gathering) -> Verdict:
    return may_change(by, gathering)


def has_room_for(gathering: Gathering, capacity: int | None) -> Verdict:
    """Places are not taken from people who were promised one."""
    coming = Rsvp.objects.filter(gathering=gathering).exclude(place=None).count()
    return provided(
        capacity is None or capacity >= coming,
        f"{coming} {'is' if coming == 1 else 'are'} coming already. Leave at least as many places.",
    )


def may_ask_to_host(by: Person, person: Person, gathering: Gathering) -> Verdict:
    return all_of(
        may_change(by, gathering),
        lambda: communities.may_take_part(person, gathering.community),
        lambda: provided(not is_host(person, gathering), f"{person.name} hosts it already."),
    )


def may_stop_hosting(by: Person, gathering: Gathering) -> Verdict:
    return all_of(
        may_host(by, gathering),
        stands(gathering),
        is_ahead(gathering),
        lambda: provided(
            Host.objects.filter(gathering=gathering).count() > 1,
            "Nobody else hosts it. Ask somebody to host it with you first, or call it off.",
        ),
    )


def may_answer(by: Person, gathering: Gathering, *, coming: bool = True) -> Verdict:
    """Coming is taking part; “not this time” may be said by whoever reads of it, so that nobody keeps a place for nothing."""
    may = communities.may_take_part if coming else communities.may_read
    return all_of(
        may(by, gathering.community),
        stands(gathering),
        is_ahead(gathering),
        lambda: provided(not is_host(by, gathering), "You host it: your place is kept."),
    )


def is_open_for_check_in(gathering: Gathering) -> Verdict:
    now = clock.now()
    return all_of(
        stands(gathering),
        provided(gathering.opens_at <= now, "Checking in opens an hour before it starts."),
        provided(now < gathering.closes_at, "Checking in has closed. A host can still tick you in."),
    )


def may_check_in(by: Person, gathering: Gathering) -> Verdict:
    return all_of(
        communities.may_take_part(by, gathering.community),
        lambda: is_open_for_check_in(gathering),
        lambda: provided(
            Miss.objects.filter(person=by, at__gt=clock.now() - A_WHILE).count() < GUESSES,
            "That was not it several times. Ask a host to tick you in, or try again in a quarter of an hour.",
        ),
    )


def may_tick(by: Person, person: Person, gathering: Gathering) -> Verdict:
    """A host ticks in any member, also one who never answered, until a week after. Not one who says they were not there."""
    now = clock.now()
    return all_of(
        may_host(by, gathering),
        stands(gathering),
        provided(gathering.opens_at <= now, "Checking in opens an hour before it starts."),
        provided(now < gathering.closes_for_hosts_at, "A week later the list is closed."),
        lambda: communities.may_take_part(person, gathering.community),
        lambda: provided(
            not Attendance.objects.filter(gathering=gathering, person=person, absence__isnull=False).exists(),
            f"{person.name} says they were not there.",
        ),
    )


def was_there(person: Person, gathering: Gathering) -> bool:
    return Attendance.objects.there().filter(gathering=gathering, person=person).exists()


def may_take_themselves_off(by: Person, gathering: Gathering) -> Verdict:
    return all_of(
        communities.may_read(by, gathering.community),
        lambda: provided(was_there(by, gathering), "You are not on the list of those who were there."),
    )


def may_conclude(by: Person, gathering: Gathering) -> Verdict:
    return all_of(
        may_host(by, gathering),
        stands(gathering),
        provided(gathering.has_begun, "It has not begun."),
        provided(clock.now() < gathering.closes_for_hosts_at, "A week later the list is closed."),
    )


def may_look_back(by: Person, gathering: Gathering) -> Verdict:
    """What those who were there do afterwards: say whom they met, what was agreed, whom they want to talk to again."""
    return all_of(
        communities.may_take_part(by, gathering.community),
        stands(gathering),
        provided(gathering.has_begun, "It has not begun."),
        lambda: provided(was_there(by, gathering), "Only those who were there do this. Check in first."),
    )


def may_follow_up(by: Person, gathering: Gathering) -> Verdict:
    return all_of(
        communities.may_take_part(by, gathering.community),
        stands(gathering),
        provided(gathering.has_begun, "It has not begun."),
        lambda: provided(
            was_there(by, gathering) or is_host(by, gathering),
            "The talk after it is opened by a host, or by somebody who was there.",
        ),
        lambda: provided(not hasattr(gathering, "follow_up"), "The talk after it is open already. Join it."),
    )


def may_write_down(by: Person, who: Person, gathering: Gathering) -> Verdict:
    """What is agreed is agreed among those who were there."""
    return all_of(
        may_look_back(by, gathering),
        lambda: provided(was_there(who, gathering), f"{who.name} was not there to agree to it."),
    )


def may_complete(by: Person, step: Step) -> Verdict:
    return all_of(
        communities.may_take_part(by, step.gathering.community),
        provided(step.who_id == by.pk, "Done is said by the one who was to do it."),
        lambda: provided(not hasattr(step, "completion"), "It is done already."),
    )


def may_intend(by: Person, toward: Person, gathering: Gathering) -> Verdict:
    return all_of(
        may_look_back(by, gathering),
        provided(by != toward, "Choose somebody else than yourself."),
        lambda: provided(was_there(toward, gathering), f"{toward.name} was not there."),
    )


def may_say_met_at(by: Person, other: Person, gathering: Gathering) -> Verdict:
    return all_of(
        may_look_back(by, gathering),
        provided(by != other, "Choose somebody else than yourself."),
        lambda: provided(was_there(other, gathering), f"{other.name} was not there."),
    )


def may_say_we_met(by: Person | None, other: Person) -> Verdict:
    """Of somebody one knows here, who can say so too."""
    return all_of(
        provided(by is not None and by != other, "A meeting takes two."),
        lambda: provided(people.sees(by, other), "You share no community."),
        lambda: provided(other.is_claimed, f"{other.name} has not come in yet and could not say so too."),
        lambda: provided(
            Community.objects.of(by).filter(pk__in=Community.objects.of(other).values("pk")).exists(),
            f"You and {other.name} share no community.",
        ),
    )


def may_say_we_met_on(by: Person, other: Person, community: Community, day: date) -> Verdict:
    today = timezone.localdate(clock.now())
    return all_of(
        may_say_we_met(by, other),
        lambda: communities.may_take_part(by, community),
        lambda: communities.may_take_part(other, community),
        provided(day <= today, "That day is still to come. Say so when you have met."),
        provided(day > today - MEETINGS_REACH_BACK, "That is more than a year ago."),
        lambda: provided(
            not Meeting.objects.open().between(by, other).filter(gathering=None, by=by).exists(),
            f"You have said so of another day, and {other.name} has not answered yet.",
        ),
    )


def may_reply(by: Person, meeting: Meeting, *, met: bool = True) -> Verdict:
    """A no is always free; a yes is an act in the community, and a member's overdue yes to its charter comes before it."""
    return all_of(
        provided(by.pk in (meeting.one_id, meeting.other_id), "This is between the two who met."),
        provided(meeting.by_id != by.pk, "You said so yourself. The other answers."),
        lambda: provided(not hasattr(meeting, "reply"), "You have answered already."),
        lambda: communities.owes_no_yes(by, meeting.community) if met else YES,
    )


def may_take_back(by: Person, meeting: Meeting) -> Verdict:
    return all_of(
        provided(by.pk in (meeting.one_id, meeting.other_id), "This is between the two who met."),
        lambda: provided(
            not meeting.is_denied, "It was said that you did not meet. There is nothing to take back."
        ),
    )
