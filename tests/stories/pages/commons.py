"""The pages of what a community has in common."""

from barnraiser.acts.commons import actions
from tests.acts.commons.telling import asks_to_keep, keeps, says

from . import House

WRITTEN_TO_ONLY = {"commons:answer", "commons:restoration", "commons:support", "commons:taking_out"}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    room, nell, (first, second, *_) = house.community, house.nell, house.others
    own, theirs = says(nell, room, "We call it a mending day."), says(first, room)
    word = keeps(second, theirs)
    actions.word(
        by=nell, keeping=word, number=1, title="Gumboot year", words="So wet that the *boots* give out first."
    )
    actions.support(by=second, keeping=word)
    keeps(nell, own, kind="story", title="The first mending day", words="Eleven of us, and one hammer.")
    keeps(nell, own, kind="value", title="Nobody mends alone", words="Whoever has a hammer brings two.")
    asks_to_keep(second, says(nell, room, "Ask before you advise."), kind="value", title="Ask first")
    asks_to_keep(nell, says(second, room, "Wonky is good."), title="Wonky")
    page = actions.begin_page(by=nell, community=room, title="Growing lentils on clay")
    section = actions.add_section(
        by=first,
        page=page,
        heading="Seed rate",
        words="About 80 kg a hectare.\n\n- Drill late\n- Roll dry",
        source=theirs.conversation,
    )
    actions.edit(
        by=nell,
        section=section,
        number=1,
        heading="Seed rate",
        words="About 110 kg a hectare.\n\n- Drill late",
    )
    gone = actions.add_section(by=first, page=page, heading="Rolling", words="Never.")
    actions.edit(by=first, section=gone, number=1, heading="Rolling", words="")
    inside = f"/communities/{room.slug}"
    return {
        "commons:square": f"{inside}/square/",
        "commons:home": f"{inside}/in-common/",
        "commons:choose": f"{inside}/in-common/keep/?from={theirs.conversation.code}",
        "commons:pages_new": f"{inside}/in-common/pages/",
        "commons:keep": f"/messages/{theirs.code}/keep/",
        "commons:keeping": word.get_absolute_url(),
        "commons:wordings": f"{word.get_absolute_url()}wordings/",
        "commons:page": page.get_absolute_url(),
        "commons:sections": f"{page.get_absolute_url()}sections/",
        "commons:section": f"/sections/{section.code}/",
        "commons:history": f"/sections/{section.code}/history/",
    }
