"""The pages of one's own position: who reads what, card and signature, and a page that everybody reads."""

from barnraiser.people import actions
from barnraiser.people.models import Audience, Part

from . import House

WRITTEN_TO_ONLY = {"people:still_true", "people:the_four"}
NOT_A_PAGE = {
    "one_link:card",
    "one_link:picture",
    "one_link:vcard",
    "people:contact",
    "people:square",
    "people:webfinger",
}


def pages(house: House) -> dict[str, str]:
    person = house.others[1]
    told = {
        "languages": ["en", "cy"],
        "values": ["candour", "patience"],
        "expertise": {"rye": "expert"},
        "affiliations": [actions.Serves("The Mill", "Miller", "https://mill.example")],
    }
    for writer in (house.nell, person):
        actions.edit_profile(
            by=writer, person=writer, told=told, sentence="Bakes.", website="https://mill.example"
        )
    actions.show_parts(by=person, person=person, audiences=dict.fromkeys(Part.values, Audience.PUBLIC))
    return {
        "one_link:page": f"/{person.handle}",
        "people:audience": "/me/profile/who-reads/",
        "people:kit": "/me/kit/",
    }
