"""The pages of acting for somebody."""

from barnraiser.acts.helping import actions
from tests.acts.helping.telling import agreed, signs_on_paper

from . import House

WRITTEN_TO_ONLY = {
    "helping:answer",
    "helping:code",
    "helping:deeds",
    "helping:end",
    "helping:end_for",
    "helping:withdrawal",
}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    community, nell = house.community, house.nell
    bea = signs_on_paper(nell, community, "Bea Lunn")
    agreement = agreed(nell, nell, bea, community)
    said = {"kind": "success", "title": "The hens lay", "words": "Eleven eggs."}
    actions.act(by=nell, agreement=agreement, what="tells", words=said)
    return {
        "helping:mine": "/helping/",
        "helping:detail": agreement.get_absolute_url(),
        "helping:place": f"/communities/{community.slug}/helping/",
        "helping:ask": f"/communities/{community.slug}/helping/ask/",
    }
