"""The pages about one's pages elsewhere: a list on which something is to be mended."""

from barnraiser.people import actions

from . import House

WRITTEN_TO_ONLY = {"people:link_check", "people:link_place", "people:link_removal", "people:links_checks"}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    first = house.others[0]
    for person in (house.nell, first):
        for url in (
            f"https://{'goodbank.' * 9}evil.example/{'soil' * 20}",
            f"https://fields.example/{'a' * 90}",
        ):
            link = actions.list_page(by=person, url=url, label="A column, monthly")
        actions.compare_pasted(by=person, link=link, source="<title>Somebody else</title>")
    return {"people:links": "/me/links/", "people:link_source": f"/me/links/{link_of(house)}/source/"}


def link_of(house: House) -> str:
    return house.nell.links.first().code  # type: ignore[union-attr]
