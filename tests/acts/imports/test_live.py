import json
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.test import AsyncClient

from barnraiser.acts.imports import actions, live
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import BACKEND

from .archive import MAY, mbox, uploaded

pytestmark = pytest.mark.django_db


def heard(
    person: Person | None, code: str, meanwhile: Callable[[], object] | None = None
) -> tuple[int, list[str]]:
    """The status of the stream, and each of its events until it ends."""

    async def listen() -> tuple[int, list[str]]:
        client = AsyncClient()
        if person and person.account:
            await client.aforce_login(person.account, backend=BACKEND)
        answer: Any = await client.get(f"/live/imports/{code}/")
        if not answer.streaming:
            return answer.status_code, []
        events = []
        async for event in answer.streaming_content:
            events.append(event.decode())
            if meanwhile and len(events) == 1:
                await sync_to_async(meanwhile)()
        return answer.status_code, events

    return async_to_sync(listen)()  # the database is asked in this thread, as everywhere in a test


def test_the_stream_tells_until_it_is_in(
    nell: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "EVERY", 0.01)
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    actions.begin(by=nell, brought=brought, now=True)
    status, events = heard(nell, brought.code, lambda: actions.carry_out(brought=brought))
    assert status == 200
    assert events[0].startswith("event: running\n")
    assert events[-1].startswith("event: held\n")
    assert json.loads(events[-1].split("data: ")[1])["done"] == 5


def test_the_stream_is_closed_to_all_but_stewards(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    assert heard(None, brought.code) == (404, [])
    assert heard(harald, brought.code) == (404, [])
    assert heard(ruth, brought.code) == (403, [])


def test_who_lost_the_role_hears_no_more(
    nell: Person, ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    assert live.moment(nell, brought.code)
    assert live.moment(ruth, brought.code) is None


def test_a_quiet_stream_says_now_and_then_that_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([{"state": "running", "done": 1}] * 4 + [None])
    monkeypatch.setattr(live, "EVERY", 0.01)
    monkeypatch.setattr(live, "QUIET", 0.02)
    monkeypatch.setattr(live, "moment", lambda viewer, code: next(moments))

    async def all_of() -> list[str]:
        return [event async for event in live.events(None, "")]  # type: ignore[arg-type]

    assert async_to_sync(all_of)()[1:] == [": still here\n\n", ": still here\n\n"]
