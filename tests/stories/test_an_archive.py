"""The steward brings in a mailing list's archive and opens its capital page."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from barnraiser.capital import tasks as capital
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .browser import looks_right
from .conftest import Visit

WRITERS = ("ada", "bo", "cem", "dora", "emil", "fay", "gus", "hedy", "ivo", "june")


def letter(number: int, writer: str, day: int, answers: int | None) -> str:
    about = "Who has seed to spare?" if answers is None else "Re: Who has seed to spare?"
    reference = "" if answers is None else f"In-Reply-To: <{answers}@list.example>\n"
    return (
        f"From {writer} at list.example  Mon Mar {day:2} 10:00:00 2025\n"
        f"From: {writer} at list.example ({writer.title()} Example)\n"
        f"Date: Mon, {day} Mar 2025 10:00:00\nSubject: [seed] {about}\n"
        f"Message-ID: <{number}@list.example>\n{reference}\nWords of {writer}, number {number}.\n\n"
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Ten invented people ask and answer each other for a month; one letter stands in the file twice."""
    letters, number = [], 0
    for day in range(1, 29):
        number += 1
        asked = number
        letters.append(letter(asked, WRITERS[day % 10], day, None))
        for step in (1, 2, 3):
            number += 1
            letters.append(letter(number, WRITERS[(day + step) % 10], day, asked))
    path = tmp_path / "seed.mbox"
    path.write_text("".join([*letters, letters[0]]))
    return path


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.requirement("L1")
def test_the_steward_brings_in_an_archive_and_sees_what_was_built(
    visit: Visit,
    a_little_later: Callable[[], None],
    nell: Person,
    soil_and_table: Community,
    archive: Path,
    javascript: bool,
) -> None:
    page = visit(nell, javascript=javascript)
    page.goto(f"/communities/{soil_and_table.slug}/imports/")
    looks_right(page)
    page.locator("input[type=file]").set_input_files(archive)
    page.get_by_role("button", name="See what would come in").click()
    a_little_later()
    page.reload()
    expect(page.locator(".dryrun__sum").get_by_text("112", exact=True)).to_be_visible()
    expect(page.get_by_text("Ada Example").first).to_be_visible()
    looks_right(page)

    page.get_by_role("button", name="Bring it in").click()
    looks_right(page)
    a_little_later()
    page.reload()
    expect(page.get_by_role("heading", name="It is in, and waits for your word")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="Read it first").click()
    looks_right(page)
    page.get_by_role("link", name=re.compile("seed to spare")).first.click()
    expect(page.get_by_text("Words of").first).to_be_visible()
    looks_right(page)
    page.goto(f"{page.url.split('held/')[0]}")
    page.get_by_role("button", name="Release to the community").click()
    a_little_later()
    page.reload()
    expect(page.get_by_role("heading", name="It is in", exact=True)).to_be_visible()
    looks_right(page)

    page.get_by_role("link", name="Read the conversations").click()
    page.get_by_role("link", name=re.compile("seed to spare")).first.click()
    expect(page.get_by_text("Words of").first).to_be_visible()
    looks_right(page)

    capital.read_community.call(soil_and_table.pk)
    page.goto(f"/communities/{soil_and_table.slug}/capital/")
    expect(page.get_by_role("heading", name="Reciprocity")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("Who knows whom"))).to_be_visible()
    page.get_by_text("How is this worked out?").first.click()
    looks_right(page)
