"""The pages of two people and of one's own list: a card with something on it, and a list of a few."""

from barnraiser.acts.trust import actions
from barnraiser.acts.trust.models import Target
from barnraiser.people.models import Person

from . import House

WRITTEN_TO_ONLY = {
    "trust:care_withdrawal",
    "trust:cares",
    "trust:note",
    "trust:outside",
    "trust:removal",
    "trust:statements",
    "trust:withdrawal",
}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    first, *_, last = house.others
    says(house, house.nell, first)
    says(house, first, house.nell)
    for person in house.others[:5]:
        target = actions.put_on_list(by=house.nell, person=person, why="Would come with a spade.")
        actions.happened(by=house.nell, target=target, reached="met", words="At the mill, in June.")
    return {
        "trust:two": f"/people/{first.handle}/you-two/",
        "trust:people": "/me/people/",
        "trust:fifteen": "/me/fifteen/",
        "trust:target": Target.objects.get(by=house.nell, person=first).get_absolute_url(),
        "trust:listing": f"/people/{last.handle}/my-fifteen/",
    }


def says(house: House, by: Person, toward: Person) -> None:
    """All that one can say of another before they have met."""
    actions.say(
        by=by,
        toward=toward,
        community=house.community,
        quality="trust",
        matter="question",
        scope="what to sow after lentils",
        reason="Told me my best field was my worst, and came back four times to help me turn it round.",
    )
    actions.say(
        by=by, toward=toward, community=house.community, quality="affection", reason="Sings in the cab."
    )
    actions.care(by=by, toward=toward, community=house.community, thing="saying what went wrong")
    actions.note(by=by, person=toward, spark="clicked", words="Talks best while walking.")
