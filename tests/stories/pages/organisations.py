"""The pages of organisations: the steward of the community answers for one, and somebody is asked to answer too."""

from barnraiser.organisations import actions

from . import House

WRITTEN_TO_ONLY = {"organisations:answer", "organisations:close", "organisations:lay_down"}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    trust = actions.found(
        by=house.nell, name="Seed & Kitchen Trust", sector="nonprofit", about="Seeds, kept and lent."
    )
    actions.found(by=house.others[0], name="Brightwell Mills", sector="private", about="Millers since 1871.")
    actions.name(by=house.nell, organisation=trust, person=house.others[0])
    return {
        "organisations:list": "/organisations/",
        "organisations:new": "/organisations/new/",
        "organisations:detail": trust.get_absolute_url(),
        "organisations:edit": f"{trust.get_absolute_url()}edit/",
        "organisations:people": f"{trust.get_absolute_url()}people/",
    }
