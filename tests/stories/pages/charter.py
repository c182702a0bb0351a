"""The pages of the charter: one that members changed, so that a yes waits for who walks; and one still being written."""

from barnraiser.communities import actions as communities
from tests.communities.deciding import decides

from . import House

WRITTEN_TO_ONLY: set[str] = set()
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    community = house.community
    decides(house.others[0], community, "adopt_goal", text="Sixty farms", measured="Counted with a spade")
    decides(house.others[0], community, "change_rule", number="1", text="Say how you know.", ground="ours")
    orchard = communities.found(by=house.nell, name="Orchard", purpose="Apples.", rules=["Prune in winter."])
    return {
        "communities:affirm": f"/communities/{community.slug}/charter/yes/",
        "communities:power": f"/communities/{community.slug}/charter/log/",
        "communities:look": f"/communities/{community.slug}/look/",
        "communities:write": f"/communities/{orchard.slug}/charter/write/change_rule/?number=1",
    }
