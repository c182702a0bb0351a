"""The pages of stewardship: a concern that waits for the keeper who walks."""

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations import queries as talk
from barnraiser.acts.stewardship import actions as stewardship
from barnraiser.communities import queries as communities
from barnraiser.people import actions as people

from . import House

WRITTEN_TO_ONLY = {
    "stewardship:answer",
    "stewardship:appeal",
    "stewardship:handling",
    "stewardship:handling_end",
    "stewardship:told_apart",
}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    speaker, reader = house.others[:2]
    said = conversations.start(
        by=speaker, community=house.community, kind="frustration", title="The mill again", words="They lie."
    )
    message = talk.behind(said.code, "conversation")
    assert message
    case = stewardship.raise_concern(
        by=reader,
        community=house.community,
        about=message.ref,
        concerned=speaker,
        rule=communities.rules_of(house.community)[0],
        words="It says what nobody knows.",
    )
    stewardship.take_up(by=house.nell, case=case)
    people.edit_profile(by=speaker, person=speaker, name=reader.name.upper())
    return {
        "stewardship:look_alikes": f"/communities/{house.community.slug}/look-alikes/",
        "stewardship:report": f"/concern/?about={message.ref}",
        "stewardship:list": "/concerns/",
        "stewardship:detail": case.get_absolute_url(),
    }
