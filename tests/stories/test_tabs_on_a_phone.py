"""On a phone without JavaScript a community's rooms do not all fit: one sees where one is, that there are more, and all."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from barnraiser.communities.models import Community
from barnraiser.ground import manifest
from barnraiser.people.models import Person

from .browser import looks_right


def test_a_member_sees_where_they_are_and_opens_the_list_of_all_rooms(
    without_javascript: Callable[..., Page], ruth: Person, soil_and_table: Community
) -> None:
    page = without_javascript(ruth, width=390)
    page.goto("/communities/soil-and-table/charter/")
    tabs = page.get_by_role("navigation", name="In Soil & Table")
    here, first = tabs.get_by_role("link", name="Charter"), tabs.get_by_role("link", name="Conversations")
    expect(here).to_be_in_viewport(ratio=1)
    expect(first).not_to_be_in_viewport()
    every = tabs.get_by_role("link").count()
    tabs.get_by_text(f"All {every}").click()
    for place in range(every):
        expect(tabs.get_by_role("link").nth(place)).to_be_in_viewport(ratio=1)
    looks_right(page)
    first.click()
    expect(tabs.get_by_role("link", name="Conversations")).to_be_in_viewport(ratio=1)


def test_where_there_is_room_no_list_is_offered(
    without_javascript: Callable[..., Page],
    ruth: Person,
    soil_and_table: Community,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nine = manifest.tabs()[:8] + manifest.tabs()[-1:]
    monkeypatch.setattr(manifest, "tabs", lambda: nine)
    page = without_javascript(ruth, width=1280)
    page.goto("/communities/soil-and-table/charter/")
    tabs = page.get_by_role("navigation", name="In Soil & Table")
    expect(tabs.get_by_role("link", name="Conversations")).to_be_in_viewport(ratio=1)
    expect(tabs.get_by_text("All ", exact=False)).to_be_hidden()
