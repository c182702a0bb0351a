"""Being there: by three words, by a host's tick; and the one act that says who met."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F

from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.people.models import Person

from .. import three_words
from ..manifest import CAME, GATHERED, MET, MET_ONLINE, WELCOMED
from ..models import Absence, Attendance, Conclusion, Gathering, Host, Miss, Rsvp
from ..models.gathering import AFTER
from ..models.presence import A_SMALL_ROUND
from ..rules import may_check_in, may_conclude, may_take_themselves_off, may_tick
from .places import hold, move_up

GUESSES_FADE = timedelta(days=1)
TOGETHER = (MET, GATHERED, MET_ONLINE)


@transaction.atomic
def check_in(*, by: Person, gathering: Gathering, words: str) -> Attendance | None:
    """The person was there, as the three words show. With other words nobody is, and the guess is remembered."""
    gathering = hold(gathering)
    Person.objects.select_for_update(of=("self",)).get(pk=by.pk)
    may_check_in(by, gathering).require()
    now = clock.now()
    Miss.objects.filter(person=by, at__lt=now - GUESSES_FADE).delete()
    if not three_words.same(words, gathering.words_to_say):
        Miss.objects.create(person=by, at=now)
        return None
    attendance, is_new = Attendance.objects.get_or_create(
        gathering=gathering, person=by, defaults={"by": by, "at": now}
    )
    back, _ = Absence.objects.filter(attendance=attendance).delete()
    if is_new or back:
        _record(CAME, by, None, gathering, attendance)
        _tell_again(gathering)
    return attendance


@transaction.atomic
def tick(*, by: Person, person: Person, gathering: Gathering) -> Attendance:
    """The member was there, as a host saw, whether or not they had said that they would come."""
    gathering = hold(gathering)
    may_tick(by, person, gathering).require()
    attendance, is_new = Attendance.objects.get_or_create(
        gathering=gathering, person=person, defaults={"by": by, "at": clock.now()}
    )
    if is_new:
        _record(CAME if by == person else WELCOMED, by, person, gathering, attendance)
        _tell_again(gathering)
    return attendance


@transaction.atomic
def take_off(*, by: Person, gathering: Gathering) -> Absence:
    """The person was not there, whoever ticked them in. Whatever said so no longer counts."""
    gathering = hold(gathering)
    may_take_themselves_off(by, gathering).require()
    attendance = Attendance.objects.there().get(gathering=gathering, person=by)
    absence = Absence.objects.create(attendance=attendance, at=clock.now())
    for act in _said_to_be_there(gathering, by):
        ledger.retract(act=act, by=by, reason="says they were not there")
    _tell_again(gathering)
    return absence


@transaction.atomic
def conclude(*, by: Person, gathering: Gathering) -> Conclusion:
    """It is said who was there: those people met."""
    gathering = hold(gathering)
    may_conclude(by, gathering).require()
    return _conclude(gathering, by)


def settle_all() -> int:
    """What nobody did by hand is done: lists that closed hours ago are concluded, places of those who left given on."""
    now = clock.now()
    standing = Gathering.objects.standing()
    closed = standing.filter(conclusion=None, ends_at__lte=now - AFTER)
    for gathering in closed.filter(attendances__isnull=False).distinct():
        _conclude_by_itself(gathering)
    kept = Rsvp.objects.of_those_who_left().values("gathering")
    for gathering in standing.ahead().filter(pk__in=kept):
        _give_on(gathering)
    return closed.count()


@transaction.atomic
def _conclude_by_itself(gathering: Gathering) -> None:
    gathering = hold(gathering)
    if not hasattr(gathering, "conclusion"):
        _conclude(gathering, None)


@transaction.atomic
def _give_on(gathering: Gathering) -> None:
    move_up(hold(gathering), None)


def _conclude(gathering: Gathering, by: Person | None) -> Conclusion:
    conclusion, is_new = Conclusion.objects.get_or_create(
        gathering=gathering, defaults={"by": by, "at": clock.now()}
    )
    if is_new:
        _tell(gathering, conclusion)
    return conclusion


def _tell_again(gathering: Gathering) -> None:
    """Where it was said already who met, it is said anew: the act that was wrong no longer counts."""
    conclusion = Conclusion.objects.filter(gathering=gathering).first()
    if conclusion is None:
        return
    Conclusion.objects.filter(pk=conclusion.pk).update(turns=F("turns") + 1)
    conclusion.refresh_from_db(fields=["turns"])
    codes = [kind.code for kind in TOGETHER]
    for act in list(Act.objects.standing().filter(about=str(gathering.ref), kind__in=codes)):
        ledger.retract(act=act, by=None, reason="who was there was put right")
    _tell(gathering, conclusion)


def _tell(gathering: Gathering, conclusion: Conclusion) -> None:
    """One act with all who were there; who says it is a host who was, or the first who came."""
    there = list(Attendance.objects.there().filter(gathering=gathering).select_related("person"))
    people = [attendance.person for attendance in there if attendance.person]
    if len(people) < 2:
        return
    hosting = set(Host.objects.filter(gathering=gathering).values_list("person", flat=True))
    by = next((person for person in people if person.pk in hosting), people[0])
    ledger.record(
        kind_of(gathering, len(people)),
        by=by,
        toward=people,
        within=gathering.community,
        about=gathering.ref,
        at=gathering.starts_at,
        occasion=f"gathering {gathering.pk} as told {conclusion.turns}",
    )


def kind_of(gathering: Gathering, people: int) -> Kind:
    """Online nobody met in person; and of a crowd only those met who say so of each other."""
    if gathering.is_online:
        return MET_ONLINE
    return MET if people <= A_SMALL_ROUND else GATHERED


def _said_to_be_there(gathering: Gathering, person: Person) -> list[Act]:
    acts = Act.objects.standing().filter(about=str(gathering.ref))
    came = acts.filter(kind=CAME.code, by=person)
    return [*came, *acts.filter(kind=WELCOMED.code, parties__person=person)]


def _record(
    kind: Kind, by: Person, toward: Person | None, gathering: Gathering, attendance: Attendance
) -> None:
    ledger.record(
        kind,
        by=by,
        toward=[toward] if toward else [],
        within=gathering.community,
        about=gathering.ref,
        occasion=f"attendance {attendance.pk} at {clock.now().isoformat()}",
    )
