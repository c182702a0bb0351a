"""What matters to each: ranked for oneself, compared by two who agreed, and the two are aligned where they meet."""

from collections.abc import Sequence

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.text import one_line
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..comparing import compare as side_by_side
from ..manifest import ALIGNED
from ..models import Agreement, Check, Value
from ..rules import has_room, may_agree, may_compare, may_take_back_agreement
from .holding import hold


@transaction.atomic
def rank_values(*, by: Person, words: Sequence[str]) -> list[Value]:
    """These matter to the person, in this order, and nothing else."""
    hold(by)
    wanted: dict[str, str] = {}
    for word in map(one_line, words):
        wanted.setdefault(word.casefold(), word[:40])
    wanted.pop("", None)
    has_room(list(wanted)).require()
    Value.objects.filter(by=by).delete()
    rows = [Value(by=by, word=word, place=place) for place, word in enumerate(wanted.values(), 1)]
    return Value.objects.bulk_create(rows)


@transaction.atomic
def agree_to_compare(*, by: Person, toward: Person, community: Community) -> Agreement:
    """The person has agreed. The other learns of it by agreeing as well, and only so."""
    hold(by, toward)
    may_agree(by, toward, community).require()
    values = {"community": community, "at": clock.now()}
    agreed, _ = Agreement.objects.get_or_create(by=by, toward=toward, defaults=values)
    return agreed


@transaction.atomic
def compare(*, by: Person, toward: Person) -> Check:
    """What the two lists have in common today is kept for the one who asked; where there is something, they are aligned."""
    hold(by, toward)
    may_compare(by, toward).require()
    found = side_by_side(_words(by), _words(toward), name=toward.name, interests=_both_care_about(by, toward))
    values = {"found": found.kept(), "at": clock.now()}
    check, _ = Check.objects.update_or_create(by=by, person=toward, defaults=values)
    if found.is_aligned:
        _align(by, toward)
    return check


@transaction.atomic
def take_back_agreement(*, by: Person, agreement: Agreement) -> None:
    """Neither sees what the other ranks any more, also not in what was found before; they are not aligned by it."""
    may_take_back_agreement(by, agreement).require()
    one, other = agreement.by_id, agreement.toward_id
    both = Agreement.objects.select_for_update(of=("self",)).filter(
        by__in=[one, other], toward__in=[one, other]
    )
    for agreed in both.order_by("pk"):
        ledger.retract_about(about=agreed.ref, by=by)
    Check.objects.filter(by__in=[one, other], person__in=[one, other]).update(found={})
    Agreement.objects.filter(pk=agreement.pk).delete()


def _align(by: Person, toward: Person) -> None:
    """Written down once for each time that the two agreed, about the older agreement of the two."""
    agreed = list(Agreement.objects.between(by, toward).select_related("community").order_by("at", "pk"))
    codes = " ".join(sorted(each.code for each in agreed))
    about, within = agreed[0].ref, agreed[0].community
    ledger.record(ALIGNED, by=by, toward=[toward], within=within, about=about, occasion=f"values {codes}")


def _words(person: Person) -> list[str]:
    return list(Value.objects.filter(by=person).order_by("place").values_list("word", flat=True))


def _both_care_about(one: Person, other: Person) -> list[str]:
    theirs = set(people.interests_of(other))
    return [word for word in people.interests_of(one) if word in theirs]
