"""The pages around the directory: searches that are kept, a team, and the link that stops letters."""

from barnraiser.people import actions, letters

from . import House

WRITTEN_TO_ONLY = {"people:search_end"}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    kept = actions.save_search(by=house.nell, name="Voices", asked="sector=media&near=country", letters=True)
    return {
        "people:searches": "/me/searches/",
        "people:search": f"/me/searches/{kept.code}/",
        "people:team": "/me/team/",
        "people:stop_letters": f"/letters/searches/{letters.token_for(house.nell)}/",
    }
