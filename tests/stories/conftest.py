"""A real browser on a real server. Stories read like what a member does: visit, act, look.

Jobs wait in the queue, as they do for members, until the story lets `a_little_later()` pass; then they run as a worker
runs them, here in the story, so that nothing depends on how fast the machine is.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django_ox.testing import run_tasks
from playwright.sync_api import BrowserContext, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from barnraiser.people.models import Person
from tests.signing_in import signed_in

from .browser import listen

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HERE = Path(__file__).parent

# Playwright keeps an event loop in the test's own thread, where Django then refuses to touch the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("story")
    # Walks over every page take longest: begun first, they are not what is waited for in the end.
    items.sort(key=lambda item: "every" not in item.path.name)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's own Chromium: nothing is downloaded."""
    named = os.environ.get("BARNRAISER_CHROMIUM", "")
    path = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "No Chromium here: bin/test installs one, or says how."
    args = ["--disable-quic", "--disable-gpu", "--disable-dev-shm-usage"]
    if os.geteuid() == 0:
        args.append("--no-sandbox")
    return {**browser_type_launch_args, "executable_path": path, "args": args}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Each visit is told its own address."""


@pytest.fixture(autouse=True)
def house(transactional_db: None, live_server: LiveServer, settings: Settings) -> LiveServer:
    """The served house knows its own address, as letters give it."""
    settings.NETWORK_ADDRESS = live_server.url
    return live_server


class Visit(Protocol):
    def __call__(
        self,
        person: Person | None = None,
        *,
        width: int = 1280,
        scheme: str = "light",
        javascript: bool = True,
        **more: Any,
    ) -> Page: ...


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext], house: LiveServer) -> Visit:
    """Open a browser of one's own: a stranger's, or a person's who is signed in. Paths are enough for `goto`."""

    def arrive(
        person: Person | None = None,
        *,
        width: int = 1280,
        scheme: str = "light",
        javascript: bool = True,
        **more: Any,
    ) -> Page:
        context = new_context(
            base_url=house.url,
            viewport={"width": width, "height": 844},
            color_scheme=scheme,
            java_script_enabled=javascript,
            locale="en-GB",
            # A page left before it has faded in is a complaint of the browser's, now and then, and of nobody else's.
            reduced_motion="reduce",
            **more,
        )
        listen(context, javascript=javascript)
        if person is not None:
            context.add_cookies([cookie(signed_in(person), house.url)])  # type: ignore[list-item]
        return context.new_page()

    return arrive


def cookie(client: Client, url: str) -> dict[str, str]:
    """The test client's session as a cookie of the browser."""
    name = django_settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


@pytest.fixture
def without_javascript(visit: Visit) -> Callable[..., Page]:
    """The same visit, in a browser that runs no scripts."""

    def arrive(person: Person | None = None, **more: Any) -> Page:
        return visit(person, javascript=False, **more)

    return arrive


@pytest.fixture
def a_little_later() -> Callable[[], None]:
    """Let the jobs that wait run, and fail where one of them fails."""

    def passes() -> None:
        run_tasks(raise_failures=True)

    return passes
