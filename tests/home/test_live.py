"""What a page that stands open is told: that there is something new to its reader, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.http import QueryDict
from django.test import AsyncClient

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Audience, Conversation
from barnraiser.communities.models import Community
from barnraiser.ground import live as ground
from barnraiser.home import live
from barnraiser.people.models import Person
from tests.signing_in import BACKEND, signed_in


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"EVERY": 0.02, "QUIET": 0.2, "LASTS": 60}.items():
        monkeypatch.setattr(ground, name, value)


def heard(
    person: Person | None, asked: str, meanwhile: Callable[[], object], wants: int = 0
) -> tuple[int, list[str]]:
    """The status of the stream, and the events after the first line; something happens once it stands. Listens until so many
    came and, for what should not come, for three quiet whiles more.
    """

    async def listen() -> tuple[int, list[str]]:
        client = AsyncClient()
        if person and person.account:
            await client.aforce_login(person.account, backend=BACKEND)
        answer: Any = await client.get(f"/live/page/{asked}")
        if not answer.streaming:
            return answer.status_code, []
        events: list[str] = []
        quiet = 0
        async for event in answer.streaming_content:
            events.append(event.decode())
            if len(events) == 2:
                await sync_to_async(meanwhile)()
            elif sum(told.startswith("event") for told in events) >= wants:
                quiet += not events[-1].startswith("event")
            if quiet == 3:
                break
        return answer.status_code, [
            e.split("\n")[0].removeprefix("event: ") for e in events if e.startswith("event")
        ]

    return async_to_sync(listen)()


def asks(by: Person, within: Community, audience: str = Audience.COMMUNITY) -> Conversation:
    return actions.start(
        by=by, community=within, kind="question", title="Who?", words="Who?", audience=audience
    )


def test_an_open_conversation_hears_that_somebody_answered_and_the_bell_that_it_was_me(
    soil_and_table: Community, ruth: Person, callum: Person, priya: Person
) -> None:
    talk = asks(ruth, soil_and_table)

    def answer() -> None:
        actions.reply(by=callum, conversation=talk, words="I do.")

    assert heard(ruth, f"?conversation={talk.code}", answer, 2) == (200, ["bell", "said"])
    assert heard(priya, f"?conversation={talk.code}", answer, 1) == (200, ["said"])
    assert heard(priya, f"?talk={soil_and_table.slug}", answer, 1) == (200, ["talk"])


def test_nobody_hears_of_what_they_do_not_see(
    soil_and_table: Community, ruth: Person, callum: Person, harald: Person
) -> None:
    talk = asks(ruth, soil_and_table, Audience.TRUSTED)

    def answer() -> None:
        actions.reply(by=ruth, conversation=talk, words="Nobody else, it seems.")

    assert heard(callum, f"?conversation={talk.code}&talk={soil_and_table.slug}", answer) == (200, [])
    assert heard(harald, f"?conversation={talk.code}&talk={soil_and_table.slug}", answer) == (200, [])
    assert heard(None, f"?conversation={talk.code}", answer)[0] == 404
    assert live.topics(harald, QueryDict(f"conversation={talk.code}")).keys() == {f"told {harald.pk}"}


def test_the_bell_alone(soil_and_table: Community, ruth: Person, callum: Person) -> None:
    talk = asks(ruth, soil_and_table)
    before = signed_in(ruth).get("/bell/").content.decode()
    actions.reply(by=callum, conversation=talk, words="I do.")
    after = signed_in(ruth).get("/bell/").content.decode()
    assert "0 things" in before
    assert "1 thing" in after
    assert 'id="bell"' in after
