"""The pages of a round: one that asks, one that has been answered, one that has closed."""

from datetime import timedelta

from barnraiser.ground import clock
from barnraiser.surveys import actions
from barnraiser.surveys.rules import BETWEEN

from . import House

WRITTEN_TO_ONLY = {"surveys:answers", "surveys:refusal", "surveys:withdrawal"}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    with clock.at(clock.now() - BETWEEN - timedelta(days=1)):
        closed = actions.open_round(by=house.nell, community=house.community, instrument="pulse")
        for number, person in enumerate([house.nell, *house.others]):
            given = {"place": 4 + number % 5, "people": 9 - number % 4}
            actions.answer(by=person, round=closed, consents=True, answers=given)
    asked = actions.open_round(by=house.nell, community=house.community, instrument="look")
    here = f"/communities/{house.community.slug}/surveys/"
    return {
        "surveys:list": here,
        "surveys:open": f"{here}open/",
        "surveys:detail": asked.get_absolute_url(),
        "surveys:mine": "/me/answers/",
    }
