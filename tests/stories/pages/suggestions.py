"""Today's openings, and what was put aside."""

from barnraiser.suggestions import actions, queries

from . import House

WRITTEN_TO_ONLY = {"suggestions:put_aside", "suggestions:taking_back"}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    found = queries.of(house.nell)
    if found.meet:
        actions.put_aside(by=house.nell, key=found.meet.key)
    return {"suggestions:aside": "/put-aside/"}
