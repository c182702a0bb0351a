"""After it: the talk goes on, what was agreed is written down, and one remembers whom to talk to again."""

from datetime import date

from django.db import transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import AGREED, DID, FOLLOWED_UP, INTENDED
from ..models import Attendance, Completion, FollowUp, Gathering, Intention, Step
from ..rules import may_complete, may_follow_up, may_intend, may_write_down
from .places import hold, lock


@transaction.atomic
def follow_up(*, by: Person, gathering: Gathering, title: str, words: str) -> FollowUp:
    """A conversation hangs on the gathering, one for all; those who were there hear of it."""
    gathering = hold(gathering)
    may_follow_up(by, gathering).require()
    talk = conversations.start(
        by=by, community=gathering.community, kind=Conversation.Kind.QUESTION, title=title, words=words
    )
    made = FollowUp.objects.create(gathering=gathering, conversation=talk, by=by, at=clock.now())
    there = Attendance.objects.there().filter(gathering=gathering).select_related("person")
    ledger.record(
        FOLLOWED_UP,
        by=by,
        toward=[attendance.person for attendance in there if attendance.person],
        within=gathering.community,
        about=gathering.ref,
        at=made.at,
    )
    return made


@transaction.atomic
def agree(*, by: Person, gathering: Gathering, words: str, who: Person, due: date | None = None) -> Step:
    """It is written down who does what, and by when; that one hears of it."""
    may_write_down(by, who, gathering).require()
    step = Step.objects.create(gathering=gathering, by=by, who=who, words=words, due=due, at=clock.now())
    ledger.record(
        AGREED,
        by=by,
        toward=[who],
        within=gathering.community,
        about=gathering.ref,
        at=step.at,
        occasion=f"step {step.pk}",
    )
    return step


@transaction.atomic
def complete(*, by: Person, step: Step) -> Completion:
    """It is done; whoever wrote it down hears of it."""
    lock(Step, step.pk)
    step = Step.objects.select_related("gathering__community", "by", "completion").get(pk=step.pk)
    may_complete(by, step).require()
    done = Completion.objects.create(step=step, at=clock.now())
    gathering = step.gathering
    ledger.record(
        DID,
        by=by,
        toward=[step.by] if step.by else [],
        within=gathering.community,
        about=gathering.ref,
        at=done.at,
        occasion=f"step {step.pk} done",
    )
    return done


@transaction.atomic
def intend(*, by: Person, toward: Person, gathering: Gathering, words: str = "") -> Intention:
    """The person means to talk to this one again. Nobody else knows."""
    may_intend(by, toward, gathering).require()
    meant, is_new = Intention.objects.get_or_create(
        gathering=gathering, by=by, toward=toward, defaults={"words": words, "at": clock.now()}
    )
    if is_new:
        ledger.record(
            INTENDED,
            by=by,
            toward=[toward],
            within=gathering.community,
            about=gathering.ref,
            at=meant.at,
            occasion=f"intention {meant.code}",
        )
    return meant


@transaction.atomic
def no_longer_intend(*, by: Person, intention: Intention) -> None:
    """They have talked, or need not any more. The act no longer counts."""
    mine = Intention.objects.filter(pk=intention.pk, by=by).select_related("gathering", "toward")
    for meant in mine:
        for act in ledger.standing_about(meant.gathering.ref, by=by, kind=INTENDED):
            if act.parties.filter(person=meant.toward).exists():
                ledger.retract(act=act, by=by, reason="taken back")
        meant.delete()
