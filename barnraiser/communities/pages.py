"""What the charter's pages show beside the rows themselves. Values for templates, made from queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from barnraiser.ground.manifest import CardView, cards_of
from barnraiser.people.models import Person

from . import queries, rules
from .models import Community, Goal, PowerAct, Purpose, Rule
from .models.charter import Version

LATEST = 8
LONGEST_NUMBER = 5
PROPOSED = {
    "adopt_rule": "Propose a new rule",
    "change_rule": "Propose a change",
    "retire_rule": "Propose to end it",
    "change_purpose": "Propose a change",
    "adopt_goal": "Propose a new goal",
    "retire_goal": "Propose to end it",
    "change_method": "Propose a change",
    "change_door": "Propose another door",
    "appoint": "Propose somebody",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A link that leads to a change."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of the charter that hold: since when, by which decision (if the reader may see it), what was before."""

    now: Any
    decision: CardView | None
    before: Sequence[Any]
    changes: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that the charter says differently than when the reader said yes."""

    what: str
    before: str
    now: str
    decision: CardView | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log of power."""

    act: PowerAct
    about: CardView | None


def charter(viewer: Person, community: Community) -> dict[str, Any]:
    """The charter as the viewer may read it: all of it, and for members the log and the way to change it."""
    change = _Ways(viewer, community)
    standing = queries.rules_of(community)
    purpose, method = queries.purpose_of(community), queries.method_of(community)
    cards = _decisions(viewer, [*standing, purpose, method])
    past = queries.earlier_rules(community)
    numbers = {rule.number for rule in standing}
    return {
        "parent": queries.parents_seen(viewer, [community]).get(community.parent_id or 0),
        "purpose": _purpose(community, purpose, cards, change),
        "goals": [
            (goal, change("retire_goal", "End this goal", goal)) for goal in queries.goals_of(community)
        ],
        "new_goal": change("adopt_goal", "A new goal"),
        "past_goals": queries.earlier_goals(community),
        "rules": [_rule(rule, past.get(rule.number, []), cards, change) for rule in standing],
        "retired": [found[0] for number, found in past.items() if number not in numbers],
        "new_rule": change("adopt_rule", "A new rule"),
        "method": Clause(
            method,
            cards.get(method.decided_by),
            queries.earlier_methods(community),
            change("change_method", "Change how we decide"),
        ),
        "door": change("change_door", "Change the door"),
        "appoint": () if change.is_alone else change("appoint", "Give a role"),
        "editions": queries.editions_of(community),
    } | _around(viewer, community)


def _around(viewer: Person, community: Community) -> dict[str, Any]:
    acts = queries.log_of_power(viewer, community)
    return {
        "keepers": queries.keepers(community),
        "is_member": rules.is_member(viewer, community),
        "may_steward": bool(rules.may_steward(viewer, community)),
        "affirmed": queries.affirmation_of(viewer, community),
        "doors": queries.doors_for(viewer, community),
        "member_count": queries.member_count(community),
        "log": lines(viewer, acts[:LATEST]),
        "log_count": acts.count(),
    }


def affirming(viewer: Person, community: Community) -> dict[str, Any]:
    """What waits for the viewer's yes: what has changed since the last one, or all of it where there was none."""
    said = queries.affirmation_of(viewer, community)
    return {
        "call": queries.call_of(viewer, community),
        "affirmed": said,
        "changed": _changed(viewer, community, said.edition) if said else [],
        "rules": queries.rules_of(community),
        "method": queries.method_of(community),
    }


def lines(viewer: Person, acts: Iterable[PowerAct]) -> list[Line]:
    """The lines, each with the way to what it was about, where the viewer may see that."""
    acts = list(acts)
    cards = cards_of(viewer, [ref for act in acts if (ref := act.ref)])
    return [Line(act, cards.get(act.about)) for act in acts]


def asked(values: Mapping[str, str]) -> dict[str, str]:
    """What a link to a form fills in beforehand."""
    number = values.get("number", "")
    return {"number": number} if number.isdecimal() and len(number) <= LONGEST_NUMBER else {}


class _Ways:
    """For each change the link that leads to it: to the form itself for a founder alone, else to a proposal."""

    def __init__(self, viewer: Person, community: Community) -> None:
        self.slug = community.slug
        self.is_alone = bool(rules.may_set_charter(viewer, community))
        self.proposes = "" if self.is_alone else _proposing(viewer, community)

    def __call__(self, change: str, label: str, about: Rule | Goal | None = None) -> tuple[Way, ...]:
        number = {"number": str(about.number)} if about else {}
        if self.is_alone:
            address = reverse("communities:write", args=[self.slug, change])
            return (Way(label, f"{address}?{urlencode(number)}" if number else address),)
        query = urlencode({"effect": f"communities.{change}", **number})
        return (Way(PROPOSED[change], f"{self.proposes}?{query}"),) if self.proposes else ()


def _proposing(viewer: Person, community: Community) -> str:
    """Where a member proposes a decision, in the app above that decides."""
    if not rules.may_take_part(viewer, community):
        return ""
    try:
        return reverse(settings.PROPOSE_URL, args=[community.slug])
    except NoReverseMatch:
        return ""


def _purpose(community: Community, purpose: Purpose, cards: Mapping[str, CardView], change: _Ways) -> Clause:
    before = queries.earlier_purposes(community)
    return Clause(
        purpose, cards.get(purpose.decided_by), before, change("change_purpose", "Change the purpose")
    )


def _rule(rule: Rule, before: Sequence[Rule], cards: Mapping[str, CardView], change: _Ways) -> Clause:
    ways = change("change_rule", "Change this rule", rule) + change("retire_rule", "End this rule", rule)
    return Clause(rule, cards.get(rule.decided_by), before, ways)


def _decisions(viewer: Person, versions: Iterable[Version]) -> dict[str, CardView]:
    """By ref, the decisions the viewer may see."""
    return cards_of(
        viewer, {ref for version in versions for ref in (version.decision, version.ending) if ref}
    )


def _changed(viewer: Person, community: Community, edition: int) -> list[Changed]:
    """What differs between that edition of the charter and today's, each thing once."""
    pairs: list[tuple[str, Any, Any]] = []
    for what, found in queries.histories(community):
        before = next((v for v in found if v.stood_in(edition)), None)
        now = next((v for v in found if v.until is None), None)
        if before != now:
            pairs.append((what, before, now))
    cards = _decisions(viewer, [v for _, *both in pairs for v in both if v])
    return [Changed(what, str(b or ""), str(n or ""), _by(cards, b, n)) for what, b, n in pairs]


def _by(cards: Mapping[str, CardView], before: Version | None, now: Version | None) -> CardView | None:
    return cards.get(now.decided_by if now else before.ended_by if before else "")
