"""What the tests of surveys tell again and again."""

from collections.abc import Mapping
from datetime import timedelta

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.surveys import actions
from barnraiser.surveys.instruments import LOOK, PULSE
from barnraiser.surveys.models import Result, Round

SIX_AND_EIGHT = {"place": 6, "people": 8}


def neighbours(community: Community, many: int, sector: str = "private", start: int = 0) -> list[Person]:
    """So many more members, let in by the shortest way that there is."""
    return [
        _comes(community, f"Neighbour {sector} {number}", sector) for number in range(start, start + many)
    ]


def _comes(community: Community, name: str, sector: str) -> Person:
    account = people.open_account(
        email=f"{name.replace(' ', '.').lower()}@aldervalley.example", password=None
    )
    person = people.introduce(name=name, account=account, sector=sector)
    communities.admit(person=person, community=community, affirms=True)
    return person


def asks(by: Person, community: Community, instrument: str = PULSE.key) -> Round:
    return actions.open_round(by=by, community=community, instrument=instrument, days=14)


def answers(person: Person, round: Round, given: Mapping[str, int] | None = None) -> None:
    actions.answer(by=person, round=round, consents=True, answers=given or SIX_AND_EIGHT)


def everything(value: int = 4) -> dict[str, int]:
    """An answer to every question of the longer look."""
    return dict.fromkeys(LOOK.questions, value)


def closes(round: Round) -> Result:
    """The round's last day passes, and its figures stand."""
    with clock.at(round.closes_at + timedelta(minutes=1)):
        result = actions.settle(round=round)
    assert result
    return result
