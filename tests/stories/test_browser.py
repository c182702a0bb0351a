"""What stories rely on: the browser's complaints are heard, barriers are seen, and a job runs a little later."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from barnraiser.people.models import Person
from tests.config import jobs

from .browser import barriers, complaint, complaints_of, looks_right, spills
from .conftest import Visit

SOUND = (
    "<!doctype html><html lang='en'><head><title>Barn</title><meta name='viewport' content='width=device-width'></head>"
    "<body><main><h1>Barn</h1>{}</main></body></html>"
)


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit(width=390)


def test_a_sound_page_looks_right(page: Page) -> None:
    page.set_content(SOUND.format("<p>Up on Saturday.</p>"))
    looks_right(page)


@pytest.mark.parametrize(
    "planted",
    [
        "<img src='data:,'>",
        "<p style='color:#aaa;background:#fff'>Hard to read, this one is, for most of us.</p>",
        "<input type=text>",
    ],
)
def test_a_planted_barrier_is_seen(page: Page, planted: str) -> None:
    page.set_content(SOUND.format(planted))
    assert barriers(page)


def test_a_planted_wide_table_is_seen(page: Page) -> None:
    page.set_content(SOUND.format("<div style='width:900px'>wide</div>"))
    assert spills(page)


def test_planted_errors_are_heard(page: Page) -> None:
    page.set_content(SOUND.format(""))
    with page.expect_console_message(lambda message: message.type == "error"):
        page.evaluate("console.error('the ladder broke')")
    assert "the ladder broke" in complaints_of(page)[0]


def test_what_the_policy_keeps_out_is_heard(page: Page) -> None:
    page.goto("/accounts/login/")
    with page.expect_console_message(lambda message: message.type == "error"):
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: '1'}))")
    assert "Content Security Policy" in complaints_of(page)[0]


def test_a_page_that_says_no_is_no_complaint_and_a_missing_file_is() -> None:
    text = "Failed to load resource: the server responded with a status of 404 (Not Found)"
    assert complaint("error", text, "http://localhost/people/nobody/") == []
    assert complaint("error", text, "http://localhost/static/web/gone.css")
    assert complaint("log", "hello", "") == []


def test_a_person_is_signed_in_from_the_start(visit: Visit, nell: Person) -> None:
    page = visit(nell)
    page.goto("/")
    expect(page).not_to_have_url("/accounts/login/?next=/")


def test_without_javascript_no_script_runs(without_javascript: Callable[..., Page]) -> None:
    page = without_javascript()
    page.set_content(SOUND.format("<noscript><p id=n>none</p></noscript>"))
    expect(page.locator("#n")).to_be_visible()


def test_a_job_runs_a_little_later(
    a_little_later: Callable[[], None], tmp_path_factory: pytest.TempPathFactory
) -> None:
    left = tmp_path_factory.mktemp("jobs") / "left"
    jobs.leave.enqueue(str(left))
    assert not left.exists()
    a_little_later()
    assert left.exists()
