"""The stream that says when one's own figures moved, and says it to nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.test import AsyncClient

from barnraiser.capital import live, projector
from barnraiser.capital.models import OwnReading
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import BACKEND, signed_in

from .telling import talked

ADDRESS = "/live/me/ties/"


def heard(person: Person | None, meanwhile: Callable[[], object] = lambda: None) -> tuple[int, list[str]]:
    """The status of the stream, and its events until it ends; something happens after the first."""

    async def listen() -> tuple[int, list[str]]:
        client = AsyncClient()
        if person and person.account:
            await client.aforce_login(person.account, backend=BACKEND)
        answer: Any = await client.get(ADDRESS)
        if not answer.streaming:
            return answer.status_code, []
        events = []
        async for event in answer.streaming_content:
            events.append(event.decode())
            if len(events) == 1:
                await sync_to_async(meanwhile)()
        return answer.status_code, events

    return async_to_sync(listen)()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six looks, one after the other; a comment after three quiet ones."""
    for name, value in {"EVERY": 0.01, "QUIET": 0.03, "LASTS": 0.055}.items():
        monkeypatch.setattr(live, name, value)


def test_the_stream_says_that_ones_figures_moved_and_not_how(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    talked(ruth, callum, soil_and_table)
    projector.keep_up(soil_and_table)

    def meanwhile() -> None:
        talked(priya, ruth, soil_and_table)
        projector.keep_up(soil_and_table)

    status, events = heard(ruth, meanwhile)
    told = [event for event in events if event.startswith("event: figures\n")]
    assert (status, len(told)) == (200, 2)
    assert all(len(event.split("data: ")[1].strip()) == 16 for event in told)
    assert events[-1] == ": still here\n\n"


def test_what_others_do_among_themselves_is_not_heard(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    talked(ruth, callum, soil_and_table)
    projector.keep_up(soil_and_table)

    def meanwhile() -> None:
        talked(priya, nell, soil_and_table)
        projector.keep_up(soil_and_table)

    _, events = heard(ruth, meanwhile)
    assert len([event for event in events if event.startswith("event: figures\n")]) == 1


def test_a_stranger_hears_nothing(db: None) -> None:
    assert heard(None) == (404, [])


def test_where_no_stream_can_be_held_a_browser_is_told_to_ask_no_more(ruth: Person) -> None:
    assert signed_in(ruth).get(ADDRESS).status_code == 204


def test_rounding_is_no_news(ruth: Person, soil_and_table: Community) -> None:
    row = OwnReading(
        community=soil_and_table, person=ruth, as_of=soil_and_table.founded_at, figures={"a": 1.0, "b": None}
    )
    before = live.print_of([row])
    row.figures = {"b": None, "a": 1.0 + 1e-13}
    assert live.print_of([row]) == before
    row.figures["a"] = 1.001
    assert live.print_of([row]) != before


def test_the_page_carries_the_print_of_what_it_shows_and_answers_with_its_part(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talked(ruth, callum, soil_and_table)
    projector.keep_up(soil_and_table)
    client = signed_in(ruth)
    assert f'data-print="{live.moment(ruth)}"' in client.get("/me/ties/").text
    part = client.get("/me/ties/", headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith('<div id="built"')
    assert "<main" not in part
