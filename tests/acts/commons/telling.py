"""What the tests of the commons tell again and again."""

from typing import Any

from barnraiser.acts.commons import actions
from barnraiser.acts.commons.models import Keeping, Page, Section
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations import queries as talk
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.acts.gatherings import actions as gatherings
from barnraiser.acts.gatherings.actions.meeting import When
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

ROOM = "/communities/soil-and-table/"
HOME, SQUARE = f"{ROOM}in-common/", f"{ROOM}square/"


def says(by: Person, community: Community, words: str = "It was a gumboot year.", **other: str) -> Message:
    """The person says it in a conversation, which it opens."""
    told: dict[str, Any] = {"kind": "success", "title": "The wet spring"} | other
    return opening(conversations.start(by=by, community=community, words=words, **told), by)


def opening(conversation: Conversation, by: Person) -> Message:
    return talk.messages_visible_to(by).opening().get(conversation=conversation)


def asks_to_keep(by: Person, message: Message, **other: Any) -> Keeping:
    said = {
        "kind": "word",
        "title": "Gumboot year",
        "words": "A year so wet that the *boots* give out first.",
    }
    return actions.keep(by=by, message=message, **(said | other))


def keeps(by: Person, message: Message, **other: Any) -> Keeping:
    """Kept, with the yes of whoever said it."""
    keeping = asks_to_keep(by, message, **other)
    if keeping.is_kept:
        return keeping
    assert message.by
    return actions.agree(by=message.by, keeping=keeping)


def page_with(
    by: Person, community: Community, *, source: Conversation | None = None
) -> tuple[Page, Section]:
    page = actions.begin_page(by=by, community=community, title="Growing lentils on clay")
    section = actions.add_section(
        by=by, page=page, heading="Seed rate", words="About 80 kg.\nDrill late.", source=source
    )
    return page, section


def meet(one: Person, other: Person, community: Community) -> None:
    when = When(day=clock.now().date(), minutes=30, place="The barn")
    gatherings.say_we_met(by=one, other=other, community=community, when=when)
    gatherings.say_we_met(by=other, other=one, community=community, when=when)
