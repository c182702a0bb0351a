"""What the tests of asking and giving tell again and again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from barnraiser.acts.ledger.models import Act
from barnraiser.acts.reciprocity import actions, queries
from barnraiser.acts.reciprocity.models import Answer, Favour, Introduction
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
SATURDAY = date(2026, 10, 10)
METER = "A grain moisture meter for two days. Mine drowned."
LENT = "I can lend mine from Thursday."


def later(**time: float) -> datetime:
    return MONDAY + timedelta(**time)


def asks(by: Person, community: Community, **other: Any) -> Favour:
    """The person asks everybody in the community for a thing, unless told otherwise."""
    said = {"gift": "resources", "title": METER} | other
    return actions.ask(by=by, community=community, **said)


def offers(by: Person, community: Community, **other: Any) -> Favour:
    said = {"gift": "resources", "title": "A moisture meter and a spare wheelbarrow"} | other
    return actions.offer(by=by, community=community, **said)


def answers(by: Person, favour: Favour, words: str = LENT) -> Answer:
    return actions.answer(by=by, favour=favour, words=words)


def promised(by: Person, favour: Favour) -> Answer:
    """The person came forward, and whoever put it up said yes."""
    answer = answers(by, favour)
    assert favour.by
    actions.agree(by=favour.by, answer=answer)
    return answer


def confirmed(by: Person, favour: Favour) -> Answer:
    """As promised, done, and confirmed by the one who was helped."""
    answer = promised(by, favour)
    held = stands(answer)
    assert held.helper
    assert held.receiver
    actions.say_done(by=held.helper, answer=answer)
    actions.confirm(by=held.receiver, answer=answer)
    return answer


def stands(answer: Answer) -> Answer:
    """The answer as it stands now, with its steps."""
    return Answer.objects.with_steps().get(pk=answer.pk)


def introduces(by: Person, one: Person, two: Person, words: str = "You both count worms.") -> Introduction:
    return actions.introduce(by=by, one=one, two=two, words=words)


def told(*, standing: bool = True) -> list[str]:
    """The acts of this app in the ledger, as `kind by > toward`."""
    acts = Act.objects.standing() if standing else Act.objects.all()
    rows = acts.filter(kind__startswith="reciprocity.").select_related("by")
    rows = rows.prefetch_related("parties__person").order_by("pk")
    return [_line(act) for act in rows]


def _line(act: Act) -> str:
    toward = ", ".join(sorted(p.person.name.split()[0] for p in act.parties.all() if p.person))
    by = act.by.name.split()[0] if act.by else "nobody"
    return f"{act.kind.removeprefix('reciprocity.')} {by}" + (f" > {toward}" if toward else "")


def seen(viewer: Person) -> set[Favour]:
    return set(queries.visible_to(viewer))
