"""What came back, and the rest that letters to an address then take."""

from datetime import timedelta
from email import message_from_bytes

from django.db import transaction
from flufl.bounce import all_failures

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Arrival, Bounce, Delivery, Pause, State
from ..reading import Letter
from .endings import end

COUNTS_FOR = timedelta(days=30)
# A lasting failure weighs as much as four that may pass. Three of them within a month, and letters rest.
LASTING, PASSING, TOO_MANY = 4, 1, 12
FIRST_REST, LONGEST_REST = timedelta(hours=1), timedelta(days=3)
# Reports are written in plain letters; over others their reader stumbles, and says so in the log.
PLAIN = bytes(range(128)) + b"?" * 128


def note_report(*, arrival: Arrival, raw: bytes, letter: Letter, code: str) -> None:
    """A report about one letter to one member is counted; what else comes to such an address is kept apart."""
    delivery = Delivery.objects.select_related("person").filter(code=code).first()
    passing, lasting = failures(raw)
    if delivery is None:
        end(arrival=arrival, state=State.QUARANTINED, reason="It reports on a letter that is not known here.")
    elif not (passing or lasting) and letter.head.one("auto-submitted").lower().startswith("auto-replied"):
        end(
            arrival=arrival, state=State.DONE, reason="A mail program answered by itself.", by=delivery.person
        )
    elif not (passing or lasting) and arrival.sender:
        end(
            arrival=arrival,
            state=State.QUARANTINED,
            reason="It came where reports come, and reports nothing.",
        )
    else:
        # By the address it came to, it is known whom it is about; what it says tells only whether it will pass.
        note_bounce(delivery=delivery, is_lasting=bool(lasting))
        end(arrival=arrival, state=State.DONE, reason="A letter came back.", by=delivery.person)


def failures(raw: bytes) -> tuple[set[bytes], set[bytes]]:
    """The addresses that a report names: those that may take mail later, and those that never will."""
    try:
        passing, lasting = all_failures(message_from_bytes(raw.translate(PLAIN)))
    except Exception:  # it reads what three decades of mail servers wrote, and stumbles over what none did
        return set(), set()
    return set(passing), set(lasting)


@transaction.atomic
def note_bounce(*, delivery: Delivery, is_lasting: bool) -> None:
    """The letter came back, once; letters to this member rest a while, longer each time, and then until they ask again."""
    person = Person.objects.select_for_update().get(pk=delivery.person_id)
    _, is_new = Bounce.objects.get_or_create(
        delivery=delivery, defaults={"person": person, "is_lasting": is_lasting, "at": clock.now()}
    )
    if not is_new:
        return
    recent = list(Bounce.objects.filter(person=person, at__gt=clock.now() - COUNTS_FOR))
    weight = sum(LASTING if each.is_lasting else PASSING for each in recent)
    rest = min(FIRST_REST * 2 ** (len(recent) - 1), LONGEST_REST)
    until = None if weight >= TOO_MANY else clock.now() + rest
    standing = Pause.objects.filter(person=person).first()
    if standing is None or standing.until is not None:
        Pause.objects.update_or_create(person=person, defaults={"since": clock.now(), "until": until})


@transaction.atomic
def resume(*, by: Person) -> None:
    """Letters come again, and what came back before no longer counts."""
    Pause.objects.filter(person=by).delete()
    Bounce.objects.filter(person=by, at__gt=clock.now() - COUNTS_FOR).update(at=clock.now() - COUNTS_FOR)
