"""What the tests of belonging tell again and again."""

from barnraiser.acts.belonging import actions
from barnraiser.acts.belonging.models import Invitation, Request
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.conftest import PASSWORD

ORLA = "orla@courier.example"
HOUSE = "/communities/soil-and-table"


COMING = {"name": "Orla Keane", "password": PASSWORD, "purpose": "on", "rules": "on", "counts_ties": "no"}


YES = {"purpose": "on", "rules": "on", "counts_ties": "yes"}


HOSTILE = "<script>alert(1)</script>"


def asked(by: Person, community: Community, address: str = ORLA) -> tuple[Invitation, str]:
    return actions.invite(by=by, community=community, address=address, name="Orla Keane", send=False)


def comes(invitation: Invitation, counts_ties: bool = True) -> Person:
    return actions.come_in(
        invitation=invitation, name="Orla Keane", password=PASSWORD, counts_ties=counts_ties
    )


def link(token: str) -> str:
    """Where the letter with this secret leads."""
    return f"/invitation/{token}/"


WANTS = "Flour that is milled where it is grown."


def mill_house(by: Person, name: str = "Mill", door: str = "asked") -> Community:
    """A community that may be asked to let somebody in."""
    return communities.found(by=by, name=name, purpose="Flour from here.", rules=["Sweep up."], door=door)


def knocks(person: Person, community: Community, answers: dict[int, str] | None = None) -> Request:
    """The person asks to be let in, and says what for."""
    return actions.ask_in(by=person, community=community, answers=answers or {0: WANTS})
