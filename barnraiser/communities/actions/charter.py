"""The charter changes: by a decision of the members, or by a founder who is still alone."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from barnraiser.ground import clock
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .. import bounds, queries
from ..models import Community, Edition, Goal, Method, Purpose, Rule
from ..models.charter import Version
from ..rules import may_set_charter
from .membership import affirm, hold
from .power import log_power


@transaction.atomic
def adopt_rule(
    *,
    by: Person,
    community: Community,
    text: str,
    ground: str = Rule.Ground.OURS,
    decision: Ref | None = None,
) -> Rule:
    """A new rule stands under a number of its own."""
    _permit(by, community, decision)
    bounds.is_rule(text, ground).require()
    number = _next_number(Rule, community)
    rule = Rule.objects.create(
        community=community, text=text, ground=ground, number=number, **_made(community, decision)
    )
    _turned(by, community, f"Rule {number} is new", decision)
    return rule


@transaction.atomic
def change_rule(
    *,
    by: Person,
    community: Community,
    number: int,
    version: int,
    text: str,
    ground: str = Rule.Ground.OURS,
    law: str = "",
    decision: Ref | None = None,
) -> Rule:
    """The rule says this from now on. `version` is the one that was read: another one standing by now is a refusal."""
    _permit(by, community, decision)
    bounds.is_rule(text, ground).require()
    standing = _standing_rule(community, number, version, decision, law)
    _end(community, standing, decision)
    rule = Rule.objects.create(
        community=community,
        number=number,
        version=version + 1,
        text=text,
        ground=ground,
        **_made(community, decision),
    )
    _turned(by, community, _said(f"Rule {number} was changed", law), decision)
    return rule


@transaction.atomic
def retire_rule(
    *,
    by: Person,
    community: Community,
    number: int,
    version: int,
    law: str = "",
    decision: Ref | None = None,
) -> Rule:
    """The rule no longer holds. It stays readable, and its number is never given again."""
    _permit(by, community, decision)
    standing = _standing_rule(community, number, version, decision, law)
    _end(community, standing, decision)
    _turned(by, community, _said(f"Rule {number} no longer holds", law), decision)
    return standing


@transaction.atomic
def change_purpose(
    *, by: Person, community: Community, text: str, version: int, decision: Ref | None = None
) -> Purpose:
    """The community is here for this from now on."""
    _permit(by, community, decision)
    bounds.is_clause(text).require()
    standing = _as_read(queries.purpose_of(community), version, "The purpose")
    _end(community, standing, decision)
    purpose = Purpose.objects.create(
        community=community, text=text, version=version + 1, **_made(community, decision)
    )
    community.purpose = text
    community.save(update_fields=["purpose"])
    _turned(by, community, "The purpose was changed", decision)
    return purpose


@transaction.atomic
def change_method(
    *,
    by: Person,
    community: Community,
    days: int,
    quorum: float,
    needs: str,
    version: int,
    decision: Ref | None = None,
) -> Method:
    """Decisions proposed from now on are made this way."""
    _permit(by, community, decision)
    bounds.is_method(days, quorum, needs).require()
    standing = _as_read(queries.method_of(community), version, "The way of deciding")
    _end(community, standing, decision)
    method = Method.objects.create(
        community=community,
        version=version + 1,
        days=days,
        quorum=quorum,
        needs=needs,
        **_made(community, decision),
    )
    _turned(by, community, "The way of deciding was changed", decision)
    return method


@transaction.atomic
def adopt_goal(
    *, by: Person, community: Community, text: str, measured: str = "", decision: Ref | None = None
) -> Goal:
    """The community has one more goal."""
    _permit(by, community, decision)
    bounds.is_goal(text, measured).require()
    goal = Goal.objects.create(
        community=community,
        text=text,
        measured=measured,
        number=_next_number(Goal, community),
        **_made(community, decision, turns=False),
    )
    _logged(by, community, f"A goal was set: {text}", decision)
    return goal


@transaction.atomic
def retire_goal(*, by: Person, community: Community, number: int, decision: Ref | None = None) -> Goal:
    """The goal is one no longer: reached, or given up. It stays readable."""
    _permit(by, community, decision)
    goal = Goal.objects.filter(until=None, community=community, number=number).first()
    if goal is None:
        raise Refused(f"Goal {number} is no goal any more.")
    _end(community, goal, decision, turns=False)
    _logged(by, community, f"A goal was ended: {goal.text}", decision)
    return goal


@transaction.atomic
def change_door(*, by: Person, community: Community, door: str, decision: Ref | None = None) -> Community:
    """From now on the community is seen, and come into, this way. Nobody said yes to its door: no yes is asked again."""
    _permit(by, community, decision)
    bounds.is_door(door).require()
    if community.door != door:
        community.door = Community.Door(door)
        community.save(update_fields=["door"])
        _logged(by, community, f"The door: {community.get_door_display()}", decision)
    return community


def _permit(by: Person, community: Community, decision: Ref | None) -> None:
    """A decision was permitted by whoever made it; a change without one is a lonely founder's alone."""
    hold(community)
    if decision is None:
        may_set_charter(by, community).require()


def _made(community: Community, decision: Ref | None, *, turns: bool = True) -> dict[str, Any]:
    edition = queries.edition_of(community).number + turns
    return {"since": clock.now(), "edition": edition, "decided_by": str(decision or "")}


def _end(community: Community, version: Version, decision: Ref | None, *, turns: bool = True) -> None:
    version.until, version.ended_by = clock.now(), str(decision or "")
    version.ended_in = queries.edition_of(community).number + turns
    version.save(update_fields=["until", "ended_by", "ended_in"])


def _next_number(model: type[Rule | Goal], community: Community) -> int:
    given = model.objects.filter(community=community).aggregate(most=Max("number"))["most"]
    return (given or 0) + 1


def _said(what: str, law: str) -> str:
    return f"{what}. What changed in the law: {law}" if law else what


def _standing_rule(community: Community, number: int, version: int, decision: Ref | None, law: str) -> Rule:
    """The rule as it was read. What the law asks for, a decision takes away or rewrites only if it says what changed
    in the law.
    """
    rule = Rule.objects.filter(until=None, community=community, number=number).first()
    if rule is None:
        raise Refused(f"Rule {number} does not hold any more.")
    if decision and rule.ground == Rule.Ground.LAW:
        if not law.strip():
            raise Refused(f"Rule {number} is asked by law. Say what changed in the law, and propose it anew.")
        bounds.is_told_of_the_law(law).require()
    return _as_read(rule, version, f"Rule {number}")


def _as_read[V: Version](standing: V, version: int, said: str) -> V:
    if standing.version != version:
        raise Refused(f"{said} was changed since this was proposed. Read it again, and propose anew.")
    return standing


def _turned(by: Person, community: Community, said: str, decision: Ref | None) -> None:
    """The charter has a new edition, which members are asked to say yes to; a founder alone said it by writing it."""
    number = queries.edition_of(community).number + 1
    Edition.objects.create(
        community=community, number=number, said=said, at=clock.now(), decided_by=str(decision or "")
    )
    _logged(by, community, said, decision)
    own = None if decision else queries.membership_of(by, community)
    if own:
        affirm(membership=own)


def _logged(by: Person, community: Community, what: str, decision: Ref | None) -> None:
    log_power(community=community, what=what, by=None if decision else by, about=decision)
