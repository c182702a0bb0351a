"""The page of notices (the first rooms' story gave the steward some), what one hears of, and the links that stop letters."""

from barnraiser.notices import stopping
from barnraiser.people.purposes import Purpose
from barnraiser.people.queries import saying_no

from . import House

WRITTEN_TO_ONLY = {"conversations:following", "notices:quiet"}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    return {
        "notices:list": "/notices/",
        "notices:levels": "/me/hearing/",
        "notices:hearing": f"/communities/{house.community.slug}/hearing/",
        "notices:stop": f"/letters/at-once/{stopping.token_for(house.nell, [house.community.code])}/",
        "people:say_no": f"/letters/no/{saying_no.token_for(house.nell, [Purpose.DIGESTS, Purpose.SUGGESTIONS])}/",
    }
