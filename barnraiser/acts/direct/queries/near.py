"""Who has turned to somebody before: from them a message need not wait."""

from collections.abc import Callable, Sequence

from barnraiser.acts.ledger.models import Act, Party
from barnraiser.ground.manifest import Flow, Kind, Stage, kinds
from barnraiser.people.models import Person

_TURNING = (Flow.VOUCHES, Flow.CONNECTS)


def turned_to(writer: Person, others: Sequence[Person]) -> set[int]:
    """Keys of those of the others who answered, helped, thanked, called in or vouched for the writer, or met them in person.

    What the writer did toward them counts for nothing here: it would be a way past the question.
    """
    keys = [person.pk for person in others]
    standing = Act.objects.standing()
    theirs = standing.filter(by__in=keys, parties__person=writer, kind__in=_codes(_turns))
    met = standing.filter(kind__in=_codes(lambda kind: kind.stage == Stage.MET))
    there = met.filter(parties__person=writer) | met.filter(by=writer)
    with_them = Party.objects.filter(act__in=there.values("pk"), person__in=keys)
    by_them = Act.objects.filter(pk__in=there.values("pk"), by__in=keys)
    found = {key for rows in (theirs, by_them) for key in rows.values_list("by_id", flat=True)}
    found |= set(with_them.values_list("person_id", flat=True))
    return {key for key in found if key}


def _turns(kind: Kind) -> bool:
    return kind.stage is not None or kind.flow in _TURNING


def _codes(holds: Callable[[Kind], bool]) -> list[str]:
    return [code for code, kind in kinds().items() if not kind.secret and holds(kind)]
