"""The pages of direct messages: one among a few, an exchange of two, one that waits, and writing to several."""

from barnraiser.acts.direct import actions
from tests.acts.direct.telling import two_write, writes

from . import House

WRITTEN_TO_ONLY = {"direct:answer", "direct:leaving", "direct:quiet", "direct:said", "direct:taking_back"}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    first, second, third, last = (*house.others[:3], house.others[-1])
    exchange = two_write(house.nell, first, house.community)
    actions.write(by=first, exchange=exchange, words="Come by on *Sunday*, the kettle is on.")
    actions.write(by=house.nell, exchange=exchange, words="I will bring the map.")
    writes(second, house.nell, third, words="Might we ask you something about the lane?")
    few = writes(house.nell, first, second, words="Shall we three walk the lane?").exchange
    actions.ask_in(by=house.nell, exchange=few, person=last)
    refused = writes(third, house.nell, words="Buy my tractor.").exchange
    actions.decline(by=house.nell, exchange=refused)
    return {
        "direct:list": "/me/messages/",
        "direct:exchange": few.get_absolute_url(),
        "direct:asking_in": f"{few.get_absolute_url()}asking-in/",
        "direct:to": f"/people/{last.handle}/message/",
        "direct:group": "/me/messages/several/",
    }
