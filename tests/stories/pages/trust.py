"""The pages of two people and of one's own list: a card with something on it, and a list of a few."""

from barnraiser.acts.trust import actions
from barnraiser.acts.trust.models import Target
from barnraiser.people.models import Person

from . import House

WRITTEN_TO_ONLY = {
    "trust:agreement_withdrawal",
    "trust:agreements",
    "trust:care_withdrawal",
    "trust:cares",
    "trust:comparisons",
    "trust:marks",
    "trust:nods",
    "trust:not_now",
    "trust:note",
    "trust:outside",
    "trust:pick_listing",
    "trust:pick_raising",
    "trust:pick_removal",
    "trust:picks",
    "trust:removal",
    "trust:rhythm",
    "trust:shortlist_removal",
    "trust:statements",
    "trust:unmarking",
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
        actions.keep_in_touch(by=house.nell, target=target, every=91)
    compares(house, house.nell, first)
    five = actions.open_shortlist(
        by=house.nell, field="soil", reach="anywhere", basis="words", words="explains things well"
    )
    for person in house.others[:3]:
        actions.pick(by=house.nell, shortlist=five, person=person)
    return {
        "trust:two": f"/people/{first.handle}/you-two/",
        "trust:people": "/me/people/",
        "trust:fifteen": "/me/fifteen/",
        "trust:target": Target.objects.get(by=house.nell, person=first).get_absolute_url(),
        "trust:listing": f"/people/{last.handle}/my-fifteen/",
        "trust:values": "/me/values/",
        "trust:shortlists": "/me/top-fives/",
        "trust:shortlist": five.get_absolute_url(),
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


def compares(house: House, one: Person, other: Person) -> None:
    """Both say what matters to them, agree, and the one looks; the one also marks where they know the other from."""
    for by, toward, words in (
        (one, other, ["Honesty", "Living soil"]),
        (other, one, ["Living soil", "Faith"]),
    ):
        actions.rank_values(by=by, words=words)
        actions.agree_to_compare(by=by, toward=toward, community=house.community)
    actions.compare(by=one, toward=other)
    actions.mark(by=one, person=other, origins=["friend", "co-worker"])
