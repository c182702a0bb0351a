"""One look for all open pages of a process."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.contrib.sessions.models import Session
from django.db import connection

from barnraiser.ground import live


class Rows:
    """Rows that an app keeps, and how often it was asked for them."""

    def __init__(self) -> None:
        self.kept: dict[int, list[str]] = {}
        self.asked = 0

    def stirs(self, since: int | None) -> tuple[int, Mapping[int, list[str]]]:
        newest = max(self.kept, default=0)
        if since is None:
            return newest, {}
        self.asked += 1
        return newest, {key: topics for key, topics in self.kept.items() if key > since}


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> Rows:
    rows = Rows()
    for name, value in {"EVERY": 0.01, "QUIET": 0.05, "LASTS": 0.3}.items():
        monkeypatch.setattr(live, name, value)
    monkeypatch.setattr(live, "stirring", lambda: [rows.stirs])
    return rows


def heard(hub: live.Hub, *pages: str, meanwhile: Any) -> list[list[set[str]]]:
    async def listen(topic: str) -> list[set[str]]:
        return [moved async for moved in hub.listen([topic])]

    async def all_of_them() -> list[list[set[str]]]:
        open_pages = [asyncio.create_task(listen(topic)) for topic in pages]
        await asyncio.sleep(0.05)
        await meanwhile()
        return await asyncio.gather(*open_pages)

    return async_to_sync(all_of_them)()


def test_a_page_hears_of_its_own_topic_and_of_no_other(rows: Rows) -> None:
    rows.kept = {1: ["a"]}

    async def meanwhile() -> None:
        rows.kept[2] = ["a"]

    hub = live.Hub()
    one, other = heard(hub, "a", "b", meanwhile=meanwhile)
    assert [moved for moved in one if moved] == [{"a"}]
    assert not any(other)
    assert set() in other, "a quiet page is told that the stream still stands"
    assert not hub.listeners, "who left is forgotten"


def test_a_row_that_is_seen_late_is_told_and_none_is_told_twice(rows: Rows) -> None:
    rows.kept = {5: ["a"]}

    async def meanwhile() -> None:
        rows.kept[8] = ["a"]
        await asyncio.sleep(0.05)
        rows.kept[7] = ["a"]

    (one,) = heard(live.Hub(), "a", meanwhile=meanwhile)
    assert [moved for moved in one if moved] == [{"a"}, {"a"}]


def test_many_pages_are_one_look(rows: Rows) -> None:
    async def meanwhile() -> None:
        rows.kept[1] = [f"page {n}" for n in range(200)]

    told = heard(live.Hub(), *[f"page {n}" for n in range(200)], meanwhile=meanwhile)
    assert all([moved for moved in one if moved] == [{f"page {n}"}] for n, one in enumerate(told))
    assert rows.asked < 60


@pytest.mark.django_db(transaction=True)
def test_between_two_looks_no_connection_is_held() -> None:
    assert async_to_sync(live.looked)(Session.objects.filter(pk="").count) == 0
    assert connection.connection is None
    with pytest.raises(Session.DoesNotExist):
        async_to_sync(live.looked)(Session.objects.get, pk="")
    assert connection.connection is None
