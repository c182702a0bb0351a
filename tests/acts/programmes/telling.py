"""How the tests here tell what happens: always through actions."""

from datetime import timedelta
from typing import Any

from barnraiser.acts.ledger.models import Act
from barnraiser.acts.programmes import actions
from barnraiser.acts.programmes.actions import Guidance
from barnraiser.acts.programmes.actions.writing import Written
from barnraiser.acts.programmes.models import Mandate, Programme
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

GUIDANCE = Guidance(
    ["What you know about milling"], ["Prices and promises"], ["Asking for criticism to be removed"]
)
WORDS = "We can clean small lots of lentils on a Friday. We’d do the first fifty kilos for nothing."


def begins(by: Person, organisation: Organisation, **more: Any) -> Programme:
    """A programme begins, read first unless told otherwise, to be looked at in ninety days."""
    told: dict[str, Any] = {
        "name": "The mill at the table",
        "goal": "Growers know what a small lot costs before they sow it.",
        "audience": "Growers of small lots",
        "guidance": GUIDANCE,
        "level": "before",
        "reason": "We are new at this.",
        "next_on": (clock.now() + timedelta(days=90)).date(),
    }
    return actions.begin(by=by, organisation=organisation, **(told | more))


def offers(by: Person, programme: Programme, person: Person, *, days: int = 200) -> Mandate:
    return actions.offer(
        by=by,
        programme=programme,
        person=person,
        role="Miller",
        scope="Milling and small lots. Not prices.",
        expires_at=clock.now() + timedelta(days=days),
    )


def speaks(person: Person, programme: Programme, by: Person, *, days: int = 200) -> Mandate:
    """The person was asked, and said yes."""
    return actions.take_up(by=person, mandate=offers(by, programme, person, days=days))


def opens(programme: Programme, by: Person) -> None:
    """From now on nothing is read first."""
    next_on = (clock.now() + timedelta(days=90)).date()
    actions.review(by=by, programme=programme, level="open", reason="It went well.", next_on=next_on)


def writes(mandate: Mandate, community: Community, words: str = WORDS, **more: Any) -> Written:
    """The voice starts a conversation for the organisation, or hands it to a reader."""
    assert mandate.person
    told = {"kind": "resource", "title": "Small lots on a Friday"} | more
    return actions.write(by=mandate.person, mandate=mandate, community=community, words=words, **told)


def acts(*kinds: str) -> list[tuple[str, str, list[str]]]:
    """The standing acts of programmes, as (kind, who, toward whom)."""
    rows = Act.objects.standing().filter(kind__startswith="programmes.").select_related("by")
    return [
        (
            row.kind.split(".")[1],
            row.by.name if row.by else "",
            sorted(party.person.name for party in row.parties.all() if party.person),
        )
        for row in rows.prefetch_related("parties__person").order_by("pk")
        if not kinds or row.kind.split(".")[1] in kinds
    ]
