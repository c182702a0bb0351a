"""One port, two doors: streams on the event loop, every other page in a thread of its own."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

pytestmark = pytest.mark.django_db


def door(name: str, seen: list[str]) -> Callable[[Any, Any, Any], Awaitable[None]]:
    async def answer(scope: Any, receive: Any, send: Any) -> None:
        seen.append(name)

    return answer


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/live/notices/", "live"), ("/", "pages"), ("/live", "pages"), ("/communities/live/", "pages")],
)
def test_only_live_goes_to_the_event_loop(monkeypatch: pytest.MonkeyPatch, path: str, expected: str) -> None:
    from barnraiser.config import asgi

    seen: list[str] = []
    monkeypatch.setattr(asgi, "live", door("live", seen))
    monkeypatch.setattr(asgi, "pages", door("pages", seen))
    # In a thread of its own: where stories are told, a browser keeps an event loop in this one.
    scope = {"type": "http", "path": path}
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, asgi.application(scope, None, None)).result()
    assert seen == [expected]


def test_pages_have_eight_threads() -> None:
    from barnraiser.config import asgi

    assert asgi.pages.executor._max_workers == 8
