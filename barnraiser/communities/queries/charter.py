"""The charter as it stands, as it stood, and the yes that waits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from barnraiser.people.models import Person

from ..models import GRACE, Affirmation, Community, Edition, Goal, Membership, Method, PowerAct, Purpose, Rule
from ..models.charter import Version
from ..rules import call_to, is_affirmed_in_time


@dataclass(frozen=True, slots=True)
class Call:
    """A yes to the charter waits for a member: since when, until when they may act without it, and after which one."""

    affirmed: int
    at: datetime
    is_due: bool

    @property
    def until(self) -> datetime:
        return self.at + GRACE


def rules_of(community: Community) -> list[Rule]:
    """The rules that hold, by number."""
    return list(Rule.objects.filter(until=None, community=community))


def rule_at(community: Community, number: int) -> Rule | None:
    """The standing version of the rule with this number."""
    return Rule.objects.filter(until=None, community=community, number=number).first()


def goals_of(community: Community) -> list[Goal]:
    return list(Goal.objects.filter(until=None, community=community))


def purpose_of(community: Community) -> Purpose:
    return Purpose.objects.get(until=None, community=community)


def method_of(community: Community) -> Method:
    """How the community decides from now on."""
    return Method.objects.get(until=None, community=community)


def edition_of(community: Community) -> Edition:
    """The charter's newest edition."""
    return Edition.objects.filter(community=community).latest("number")


def editions_of(community: Community) -> list[Edition]:
    """Every edition, the newest first."""
    return list(Edition.objects.filter(community=community).order_by("-number"))


def earlier_rules(community: Community) -> Mapping[int, list[Rule]]:
    """By number, the versions that no longer hold, the latest first."""
    found: dict[int, list[Rule]] = {}
    past = Rule.objects.filter(community=community).exclude(until=None)
    for rule in past.order_by("number", "-version"):
        found.setdefault(rule.number, []).append(rule)
    return found


def earlier_purposes(community: Community) -> list[Purpose]:
    return list(Purpose.objects.filter(community=community).exclude(until=None).order_by("-version"))


def earlier_methods(community: Community) -> list[Method]:
    return list(Method.objects.filter(community=community).exclude(until=None).order_by("-version"))


def earlier_goals(community: Community) -> list[Goal]:
    return list(Goal.objects.filter(community=community).exclude(until=None).order_by("-until", "-pk"))


def histories(community: Community) -> list[tuple[str, Sequence[Version]]]:
    """Every thing that members say yes to, in words, with all its versions."""
    rules: dict[int, list[Rule]] = {}
    for rule in Rule.objects.filter(community=community):
        rules.setdefault(rule.number, []).append(rule)
    return [
        ("The purpose", list(Purpose.objects.filter(community=community))),
        *((f"Rule {number}", found) for number, found in sorted(rules.items())),
        ("How we decide", list(Method.objects.filter(community=community))),
    ]


def affirmation_of(person: Person, community: Community) -> Affirmation | None:
    """What the person said yes to last, in the words of that day."""
    rows = Affirmation.objects.filter(membership__person=person, membership__community=community)
    return rows.filter(membership__until=None).order_by("edition").last()


def call_of(viewer: Person, community: Community) -> Call | None:
    """The yes that the community waits for from this member, if it does."""
    affirmed, called_at = call_to(viewer, community) or (0, None)
    if called_at is None:
        return None
    return Call(affirmed, called_at, is_due=not is_affirmed_in_time(affirmed, called_at))


def taking_part(people: Iterable[int], communities: Iterable[int]) -> set[tuple[int, int]]:
    """Of these people and communities, by key, who takes part where: members whose yes is not overdue, in one query."""
    rows = Membership.objects.current().filter(person__in=set(people), community__in=set(communities))
    return {
        (person, place) for person, place, affirmed, at in rows.called() if is_affirmed_in_time(affirmed, at)
    }


def calls_of(viewer: Person) -> list[tuple[Community, Call]]:
    """The communities that wait for a yes from this member, the longest waiting first."""
    waiting = [(key, affirmed, at) for key, affirmed, at in Membership.objects.calls(viewer) if at]
    there = Community.objects.in_bulk([key for key, _, _ in waiting])
    return [
        (there[key], Call(affirmed, at, is_due=not is_affirmed_in_time(affirmed, at)))
        for key, affirmed, at in waiting
    ]


def log_of_power(viewer: Person, community: Community) -> QuerySet[PowerAct]:
    """Every use of a power in the community, the newest first; for its members, and nobody else."""
    rows = PowerAct.objects.filter(community__in=Community.objects.of(viewer))
    return rows.filter(community=community).select_related("by", "toward")
