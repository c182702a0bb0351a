"""What a page that stands open is told: that there is something new, and never what. It asks for the rest, as any page does."""

from collections.abc import AsyncIterator, Mapping

from django.http import QueryDict

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.ledger import queries as ledger
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_read
from barnraiser.ground.live import hub
from barnraiser.people.models import Person

BELL, SAID, TALK = "bell", "said", "talk"


def topics(viewer: Person, asked: QueryDict) -> dict[str, str]:
    """By topic, the event the page is told of it by: the bell, and what the page shows, as far as the viewer sees it."""
    found = {ledger.to_person(viewer.pk): BELL}
    for key in Community.objects.of(viewer).values_list("pk", flat=True):
        found[ledger.to_community(key)] = BELL
    if code := asked.get("conversation"):
        talk = conversations.visible_to(viewer).filter(code=code).first()
        found |= {conversations.in_conversation(talk.code): SAID} if talk else {}
    if slug := asked.get("talk"):
        place = communities.visible_to(viewer).filter(slug=slug).first()
        found |= {conversations.in_community(place.pk): TALK} if place and may_read(viewer, place) else {}
    return found


async def events(told: Mapping[str, str]) -> AsyncIterator[str]:
    """An event each for the bell, the conversation and the list, when they moved; a comment while all is quiet."""
    yield "retry: 4000\n\n"
    async for moved in hub.listen(told):
        if not moved:
            yield ": still here\n\n"
        for event in sorted({told[topic] for topic in moved}):
            yield f"event: {event}\ndata: \n\n"
