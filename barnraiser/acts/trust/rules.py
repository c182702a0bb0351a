"""Who may say what of whom, and who may be put on a list."""

from datetime import timedelta

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_take_part
from barnraiser.ground import clock
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from . import queries
from .models import FIVE, SEVEN, Agreement, Care, Nod, Pick, Shortlist, Statement, Target, Value

FEWEST, MOST = 15, 20
NO_MORE = 40
MOST_SAID = 12
MOST_SHORTLISTS = 24
NOD_RESTS = timedelta(days=7)
DEEP = frozenset(Statement.DEEP)


def may_open_card(viewer: Person, other: Person) -> Verdict:
    """The page of two people is for exactly those two, while they share a community."""
    return all_of(
        provided(viewer.pk != other.pk, "This page is about you and somebody else."),
        provided(other.is_claimed, f"{other.name} has not come in yet."),
        lambda: provided(
            communities.shared_by(viewer, other).exists(), f"You and {other.name} share no community now."
        ),
    )


def may_say(by: Person, toward: Person, community: Community, *, matter: str = "") -> Verdict:
    """Anybody of somebody they share the community with; what weighs most only after a meeting in person."""
    return all_of(
        lambda: may_reach(by, toward, community),
        lambda: provided(
            matter not in DEEP or queries.have_met(by, toward),
            f"This much trust waits until you and {toward.name} have met in person.",
        ),
        lambda: provided(
            Statement.objects.standing().filter(by=by, toward=toward).count() < MOST_SAID,
            f"You have said {MOST_SAID} things of {toward.name}. Take one back before you say another.",
        ),
    )


def may_reach(by: Person, toward: Person, community: Community) -> Verdict:
    return all_of(
        provided(by.pk != toward.pk, "This is said of somebody else."),
        provided(toward.is_claimed, f"{toward.name} has not come in yet."),
        lambda: may_take_part(by, community),
        lambda: provided(
            bool(may_take_part(toward, community)), f"{toward.name} is no member of {community.name}."
        ),
    )


def may_withdraw(by: Person, statement: Statement) -> Verdict:
    """Whoever said it takes it back, at any time, also when they share no community any more."""
    return all_of(
        provided(by.pk == statement.by_id, "A statement is taken back by the person who made it."),
        provided(statement.until is None, "You have taken this back already."),
    )


def may_take_back(by: Person, care: Care) -> Verdict:
    return provided(by.pk == care.by_id, "This is taken back by the person who said it.")


def may_note(by: Person, person: Person) -> Verdict:
    return all_of(
        provided(by.pk != person.pk, "This note is about somebody else."),
        lambda: provided(
            communities.shared_by(by, person).exists(), f"You and {person.name} share no community now."
        ),
    )


def may_list(by: Person, person: Person) -> Verdict:
    """Anybody one shares a community with, until the list is longer than anybody could mean."""
    return all_of(
        lambda: may_note(by, person),
        lambda: provided(not is_listed(by, person), f"{person.name} is on your list already."),
        lambda: provided(
            Target.objects.filter(by=by).count() < NO_MORE,
            f"There are {NO_MORE} people on your list. Let somebody go before you put on another.",
        ),
    )


def is_listed(by: Person, person: Person) -> Verdict:
    return provided(
        Target.objects.filter(by=by, person=person).exists(), f"{person.name} is not on your list."
    )


def may_keep(by: Person, target: Target) -> Verdict:
    """A list is kept by the one it belongs to."""
    return provided(by.pk == target.by_id, "A list is kept by the person it belongs to.")


def may_nod(by: Person, toward: Person) -> Verdict:
    """Anybody to whom they share a community with, and not again within the week: a nod is no knocking."""
    return all_of(
        lambda: may_open_card(by, toward),
        lambda: provided(
            not Nod.objects.filter(by=by, toward=toward, at__gt=clock.now() - NOD_RESTS).exists(),
            f"You nodded to {toward.name} this week. Once is enough.",
        ),
    )


def may_shortlist(by: Person) -> Verdict:
    return provided(
        Shortlist.objects.filter(by=by).count() < MOST_SHORTLISTS,
        f"You keep {MOST_SHORTLISTS} top fives. Let one go before you begin another.",
    )


def may_keep_shortlist(by: Person, shortlist: Shortlist) -> Verdict:
    """A shortlist is kept by the one it belongs to."""
    return provided(by.pk == shortlist.by_id, "A list is kept by the person it belongs to.")


def may_pick(by: Person, shortlist: Shortlist, person: Person) -> Verdict:
    """Anybody one shares a community with, while there is room among the five."""
    return all_of(
        may_keep_shortlist(by, shortlist),
        lambda: may_note(by, person),
        lambda: provided(
            Pick.objects.filter(shortlist=shortlist).count() < FIVE,
            "Five is the most. Let one go before you put on another.",
        ),
    )


def may_agree(by: Person, toward: Person, community: Community) -> Verdict:
    """Whoever has said what matters to them, toward somebody they share the community with."""
    return all_of(
        lambda: may_reach(by, toward, community),
        lambda: provided(
            Value.objects.filter(by=by).exists(),
            f"Say first what matters to you. Then you and {toward.name} can compare.",
        ),
    )


def may_take_back_agreement(by: Person, agreement: Agreement) -> Verdict:
    return provided(by.pk == agreement.by_id, "This is taken back by the person who agreed.")


def may_compare(by: Person, toward: Person) -> Verdict:
    """Only once both have agreed, and while they share a community."""
    return all_of(
        lambda: may_open_card(by, toward),
        lambda: provided(
            Agreement.objects.mutual().filter(by=by, toward=toward).exists(),
            "The two of you can compare once both have agreed to.",
        ),
    )


def has_room(words: list[str]) -> Verdict:
    return provided(len(words) <= SEVEN, f"{SEVEN} are the most. Which of them matter least?")
