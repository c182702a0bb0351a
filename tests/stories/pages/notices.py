"""The page of notices: the first rooms' story gave the steward some."""

from . import House

WRITTEN_TO_ONLY: set[str] = set()
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    return {"notices:list": "/notices/"}
