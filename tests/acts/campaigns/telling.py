"""What the tests of campaigns tell again and again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from barnraiser.acts.campaigns import actions, queries
from barnraiser.acts.campaigns.models import Campaign, Milestone, Need, Pledge, Step
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

JUNE = datetime(2026, 6, 4, 9, tzinfo=UTC)
VOTE = date(2026, 11, 18)
SOIL = "Soil in the contract"


def later(**time: float) -> datetime:
    return JUNE + timedelta(**time)


def calls(person: Person, community: Community, title: str = SOIL, **other: Any) -> Campaign:
    """The person calls a campaign in June, for the council’s vote in November."""
    said: dict[str, Any] = {
        "goal": "The city counts the soil its school meals come from.",
        "asks_whom": "The city council",
        "asks_what": "One line in the tender.",
        "until": VOTE,
    } | other
    with clock.at(later()):
        campaign = actions.call(by=person, community=community, title=title, **said)
    return seen(campaign)


def seen(campaign: Campaign) -> Campaign:
    """As its page finds it now, whoever looks."""
    return Campaign.objects.select_related("community", "closing", "conversation", "by").get(pk=campaign.pk)


def needs(campaign: Campaign, kind: str = "hours", target: int = 40, **other: Any) -> Need:
    assert campaign.by
    said = {"title": "Mornings of driving", "currency": "GBP" if kind == "money" else ""} | other
    with clock.at(later(hours=1)):
        return actions.need(by=campaign.by, campaign=campaign, kind=kind, target=target, **said)


def gives(person: Person, need: Need, amount: int = 4, **other: Any) -> Pledge:
    with clock.at(other.pop("at", later(days=1))):
        return actions.pledge(by=person, need=need, amount=amount, **other)


def becomes(person: Person, pledge: Pledge, *kinds: str, **other: Any) -> Step:
    """One step after another, all said by the person."""
    with clock.at(other.pop("at", later(days=2))):
        taken = [actions.step(by=person, pledge=pledge, kind=kind, **other) for kind in kinds]
    return taken[-1]


def plans(campaign: Campaign, title: str = "Speak to Councillor Aldiss", **other: Any) -> Milestone:
    assert campaign.by
    with clock.at(later(hours=2)):
        return actions.plan(by=campaign.by, campaign=campaign, title=title, **other)


def carries(person: Person, campaign: Campaign, part: str = "Speaks to the schools") -> None:
    """Asked by who called it, the person says yes."""
    assert campaign.by
    with clock.at(later(hours=3)):
        asked = actions.ask_to_carry(by=campaign.by, campaign=campaign, person=person, part=part)
        actions.answer_asking(by=person, asked=asked, yes=True)


def closes(campaign: Campaign, how: str = "reached", words: str = "Done.") -> None:
    assert campaign.by
    with clock.at(later(days=100)):
        actions.close(by=campaign.by, campaign=campaign, how=how, words=words)


def acts(kind: str = "") -> list[tuple[str, str, list[str]]]:
    """The standing acts of campaigns: what, by whom, toward whom."""
    rows = Act.objects.standing().filter(kind__startswith=f"campaigns.{kind}")
    rows = rows.select_related("by").prefetch_related("parties__person")
    return [
        (
            row.kind.removeprefix("campaigns."),
            row.by.name if row.by else "",
            sorted(party.person.name for party in row.parties.all() if party.person),
        )
        for row in rows
    ]


def reached(need: Need) -> tuple[int, int, int]:
    """Pledged, counted on, come."""
    found = queries.progress([need])[need.pk]
    return found.pledged, found.confirmed, found.delivered
