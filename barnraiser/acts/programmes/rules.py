"""Who may speak for an organisation, who says so, who reads it first, and where.

No rule here gives anybody a right over what others say: an organisation moderates nobody's words but its own drafts.
"""

from datetime import date, datetime, timedelta

from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.communities import rules as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Verdict, all_of, no, provided
from barnraiser.organisations import rules as organisations
from barnraiser.organisations.models import Organisation
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .models import Draft, Level, Mandate, Programme, Review, Seat, Statement

CONFIDED = (
    "Failures, frustrations and what is said among the trusted are told to neighbours, not to organisations. Answer as "
    "yourself, or not at all."
)
LONGEST_MANDATE = timedelta(days=366)
LONGEST_UNREVIEWED = timedelta(days=366)


def may_begin(by: Person, organisation: Organisation) -> Verdict:
    return organisations.may_answer_for(by, organisation)


def may_keep(by: Person, programme: Programme) -> Verdict:
    """What those may do who answer for the organisation, as long as the programme stands."""
    return all_of(
        provided(programme.until is None, f"{programme.name} has ended."),
        lambda: organisations.may_answer_for(by, programme.organisation),
    )


# ---- mandates ---------------------------------------------------------------------------------------------------


def may_offer(by: Person, programme: Programme, person: Person, expires_at: datetime) -> Verdict:
    """To somebody the giver can see, for a year at the most; to themselves, where words are read first or nobody else can."""
    now = clock.now()
    return all_of(
        lambda: may_keep(by, programme),
        lambda: provided(
            person.is_claimed and people.sees(by, person),
            "A mandate goes to somebody you can see here, who has come in themselves.",
        ),
        provided(expires_at > now, "A mandate ends on a day to come."),
        provided(
            expires_at <= now + LONGEST_MANDATE, "A mandate lasts a year at the most. Give it again then."
        ),
        lambda: provided(
            not Mandate.objects.filter(
                programme=programme, person=person, until=None, expires_at__gt=now
            ).exists(),
            f"{person.name} has a mandate here already, or has been offered one.",
        ),
        lambda: provided(
            by != person
            or level_in(programme) == Level.BEFORE
            or not organisations.has_another(by, programme.organisation),
            "Nothing is read first here. A mandate of your own is given by another who answers for the organisation.",
        ),
    )


def may_answer_offer(by: Person, mandate: Mandate) -> Verdict:
    return all_of(
        provided(by == mandate.person, "Whether to speak for it is the choice of the person who was asked."),
        lambda: provided(mandate.is_kept, "This offer no longer stands."),
        lambda: provided(mandate.since is None, "This has been answered already."),
    )


def may_end(by: Person, mandate: Mandate) -> Verdict:
    """The voice lays it down, or somebody who answers for the organisation takes it back; either at any time."""
    return all_of(
        provided(mandate.is_kept, "This mandate has ended already."),
        lambda: provided(
            by == mandate.person or organisations.is_responsible(by, mandate.programme.organisation),
            "A mandate is ended by the person who has it, or by those who answer for the organisation.",
        ),
    )


def stands(mandate: Mandate) -> Verdict:
    """Whether somebody speaks for the organisation now: said again at the moment the words go out."""
    place = mandate.programme.organisation.name
    return all_of(
        provided(mandate.programme.stands, f"{mandate.programme.name} of {place} has ended."),
        provided(mandate.since is not None, f"This mandate to speak for {place} was not taken up."),
        provided(mandate.until is None, f"The mandate to speak for {place} was ended."),
        lambda: provided(
            mandate.expires_at > clock.now(),
            f"The mandate to speak for {place} has run out. It can be given again.",
        ),
    )


# ---- the balance ------------------------------------------------------------------------------------------------


def may_review(by: Person, programme: Programme, level: str, next_on: date) -> Verdict:
    """Choosing how much rope a programme gives means naming the day to look again, and is no way to more for oneself."""
    return all_of(
        lambda: may_keep(by, programme),
        is_a_day_to_look(next_on),
        lambda: may_choose(by, programme, level),
    )


def may_choose(by: Person, programme: Programme, level: str) -> Verdict:
    """Nobody who speaks here, or was asked to, loosens it where another answers for the organisation too."""
    return provided(
        level != Level.OPEN
        or level_in(programme) == Level.OPEN
        or not Mandate.objects.kept().filter(programme=programme, person=by).exists()
        or not organisations.has_another(by, programme.organisation),
        "You speak here yourself. That nothing is read first is chosen by another who answers for the organisation.",
    )


def is_a_day_to_look(on: date) -> Verdict:
    today = clock.now().date()
    return all_of(
        provided(on > today, "Name a day to come on which you look at it again."),
        provided(on <= today + LONGEST_UNREVIEWED, "Look at it again within a year."),
    )


def may_set_rope(by: Person, mandate: Mandate) -> Verdict:
    """Nobody chooses it for themselves where another answers for the organisation too."""
    return all_of(
        lambda: may_keep(by, mandate.programme),
        lambda: provided(
            by != mandate.person or not organisations.has_another(by, mandate.programme.organisation),
            "How much rope you have yourself is chosen by another who answers for the organisation.",
        ),
        lambda: stands(mandate),
    )


def level_of(mandate: Mandate) -> Level:
    """How much rope this voice has: its own review's level, or the programme's newest."""
    own = Review.objects.filter(mandate=mandate).order_by("-at", "-pk").first()
    return Level(own.level) if own else level_in(mandate.programme)


def level_in(programme: Programme) -> Level:
    """How much rope a voice has that has no level of its own."""
    reviews = Review.objects.filter(programme=programme, mandate=None)
    newest = reviews.order_by("-at", "-pk").first()
    return Level(newest.level) if newest else Level.BEFORE


# ---- communities ------------------------------------------------------------------------------------------------


def may_ask_in(by: Person, programme: Programme, community: Community) -> Verdict:
    """A member of the community who answers for the organisation asks."""
    return all_of(
        lambda: may_keep(by, programme),
        lambda: communities.may_take_part(by, community),
        lambda: provided(
            not Seat.objects.filter(programme=programme, community=community, until=None).exists(),
            f"{programme.name} takes part in {community.name} already, or has asked to.",
        ),
    )


def may_answer_asking(by: Person, seat: Seat) -> Verdict:
    """A steward says yes or no, and not one who answers for the organisation."""
    return all_of(
        lambda: communities.may_steward(by, seat.community),
        lambda: provided(
            not organisations.is_responsible(by, seat.programme.organisation),
            f"You answer for {seat.programme.organisation.name} yourself. Another steward says whether it takes part.",
        ),
        lambda: provided(seat.until is None and seat.since is None, "This has been answered already."),
        lambda: provided(seat.programme.stands, "The programme has ended."),
    )


def may_part(by: Person, seat: Seat) -> Verdict:
    """A steward ends it, or somebody who answers for the organisation does."""
    return all_of(
        provided(seat.until is None, "This has ended already."),
        lambda: provided(
            bool(communities.may_steward(by, seat.community))
            or organisations.is_responsible(by, seat.programme.organisation),
            f"This is ended by a steward of {seat.community.name}, or by those who answer for the organisation.",
        ),
    )


def takes_part(programme: Programme, community: Community) -> Verdict:
    return provided(
        Seat.objects.taken().filter(programme=programme, community=community).exists(),
        f"{programme.organisation.name} does not take part in {community.name} at present.",
    )


# ---- words ------------------------------------------------------------------------------------------------------


def may_speak(person: Person | None, mandate: Mandate, community: Community) -> Verdict:
    """What must be true whenever words go out: the mandate, the place, and the person's own membership."""
    return all_of(
        provided(person is not None and person.is_claimed, "Whoever wrote this is no longer here to say it."),
        lambda: stands(mandate),
        lambda: takes_part(mandate.programme, community),
        lambda: communities.may_take_part(person, community),
    )


def may_write(by: Person, mandate: Mandate, community: Community, answers: Message | None) -> Verdict:
    return all_of(
        provided(by == mandate.person, "A mandate is used by the person who has it, and by nobody else."),
        lambda: may_speak(by, mandate, community),
        lambda: provided(
            answers is None or answers.conversation.community_id == community.pk,
            "An answer stands in the community of what it answers.",
        ),
        lambda: may_answer_there(answers.pk if answers else None),
    )


def may_answer_there(answers_id: int | None) -> Verdict:
    """In no conversation that leaves the room in no form."""
    return provided(
        answers_id is None or Conversation.objects.for_outside().filter(messages=answers_id).exists(),
        CONFIDED,
    )


def is_waiting(draft: Draft) -> Verdict:
    if draft.withdrawn_at:
        return no("The one who wrote this took it back.")
    return provided(draft.waiting_since is not None, "This no longer waits: somebody has answered it.")


def may_read(by: Person, draft: Draft) -> Verdict:
    """Somebody who answers for the organisation reads it first; never the one who wrote it."""
    return all_of(
        lambda: may_keep(by, draft.mandate.programme),
        lambda: provided(
            by != draft.mandate.person,
            "What you wrote is read by somebody else who answers for the organisation.",
        ),
        lambda: is_waiting(draft),
    )


def may_approve(by: Person, draft: Draft) -> Verdict:
    """Everything the words needed when they were written, they need again when they go out."""
    return all_of(
        lambda: may_read(by, draft),
        lambda: communities.owes_no_yes(by, draft.community),
        lambda: may_speak(draft.mandate.person, draft.mandate, draft.community),
        lambda: may_answer_there(draft.answers_id),
    )


def may_revise(by: Person, draft: Draft) -> Verdict:
    """The author, as long as it was neither published nor declined nor taken back."""
    ended = draft.replies.filter(verdict__in=("approved", "declined"))
    return all_of(
        provided(by == draft.mandate.person, "A draft is changed by the person who wrote it."),
        provided(draft.withdrawn_at is None, "You took this back."),
        lambda: provided(not ended.exists(), "This has its last answer. Write a new one."),
        lambda: provided(
            not Statement.objects.filter(draft=draft).exists(), "This has gone out. Write a new one."
        ),
    )
