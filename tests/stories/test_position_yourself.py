"""Position yourself: write the page, say who reads what, see it as a stranger does, take the signature along."""

import re

import pytest
from playwright.sync_api import Page, expect

from barnraiser.people import actions
from barnraiser.people.models import Person
from tests.ground.test_pictures import drawn

from .browser import looks_right
from .conftest import Visit

ONE_LINE = "Grows heritage wheat on forty clay acres, bakes with what is left, and tells the mill what the oven said of it"
FOUR = (".profile__face", "h1", ".profile__tag", ".profile__meta a")


@pytest.mark.requirement("A1", "A2")
def test_from_nothing_to_a_signature(visit: Visit, ruth: Person) -> None:
    stranger = visit(width=390)
    answer = stranger.goto("/ruth-amsel")
    assert answer
    assert answer.status == 404, "nothing is public before Ruth says so"

    page = visit(ruth)
    _writes(page)
    page.get_by_role("link", name="choose who reads what").click()
    page.get_by_role("button", name="Show these four to everybody").click()
    looks_right(page)
    page.get_by_role("group", name="Story").get_by_label("Everybody").check()
    page.get_by_role("group", name="Values").get_by_label("Members").check()
    page.get_by_role("button", name="Keep it so").click()
    expect(page.get_by_text("Each part of your page is shown as you said.")).to_be_visible()

    stranger.goto("/ruth-amsel")
    expect(stranger.get_by_role("heading", level=1, name="Ruth Amsel")).to_be_visible()
    for words in (ONE_LINE, "https://ruth.example", "The best field was the worst"):
        expect(stranger.get_by_text(words)).to_be_visible()
    for hidden in ("patience", "Ludlow", "Private"):
        expect(stranger.get_by_text(hidden)).to_have_count(0)
    looks_right(stranger)

    page.goto("/me/")
    page.get_by_role("link", name="My card and signature").first.click()
    _takes_the_signature(page)


def _writes(page: Page) -> None:
    page.goto("/me/profile/")
    page.get_by_label("In one line").fill(ONE_LINE)
    page.get_by_role("textbox", name="Your own page").fill("ruth.example")
    page.get_by_label("What you hold to").fill("candour, patience")
    page.get_by_label("Your story").fill("The best field was the worst, until somebody dug a hole in it.")
    page.get_by_label("Where you are").clear()
    page.get_by_label("Where you are").press_sequentially("Ludlo")
    expect(page.locator("#towns option").first).to_have_attribute("value", "Ludlow, United States")
    page.get_by_label("Where you are").fill("Ludlow")
    page.get_by_role("button", name="Keep this page").click()
    page.get_by_label("Ludlow, United Kingdom").check()
    looks_right(page)
    page.get_by_role("button", name="Keep this page").click()
    expect(page.get_by_text("Your page says it this way now.")).to_be_visible()
    expect(page.get_by_text("Ludlow, United Kingdom")).to_be_visible()


def _takes_the_signature(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(page.locator("#signature-drawn a", has_text="/ruth-amsel")).to_be_visible()
    page.get_by_role("button", name=re.compile("Copy.*the signature in plain text")).click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith("-- \nRuth Amsel\n")
    assert "Website: https://ruth.example" in copied
    looks_right(page)


@pytest.mark.requirement("A4")
def test_the_four_stand_on_the_first_screen_of_a_phone(visit: Visit, ruth: Person, callum: Person) -> None:
    """Also with the longest line that a page takes, without scripts, for a stranger and for a member."""
    longest = (ONE_LINE * 2)[:140]
    actions.edit_profile(
        by=ruth,
        person=ruth,
        name="Ruth Maria Amsel-Kovářová",
        tagline=longest,
        website="https://a-longer-name-than-most.ruth.example",
        picture=drawn("WEBP"),
    )
    actions.show_the_four(by=ruth, person=ruth)
    for reader, path in ((None, "/ruth-amsel"), (callum, "/people/ruth-amsel/")):
        page = visit(reader, width=390, javascript=False)
        page.goto(path)
        page.wait_for_load_state()
        for item in FOUR:
            box = page.locator(item).first.bounding_box()
            assert box, item
            assert box["y"] + box["height"] <= 844, f"{item} ends at {box['y'] + box['height']} on {path}"
