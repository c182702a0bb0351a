"""A stranger sees none of a community; a member without the role is told why not."""

import pytest
from playwright.sync_api import expect

from barnraiser.acts.conversations import actions as conversations
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .browser import looks_right
from .conftest import Visit

INSIDE = ("", "start/", "members/", "charter/", "capital/", "imports/", "invitations/")


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_from_outside_finds_no_such_page(
    visit: Visit, harald: Person, ruth: Person, soil_and_table: Community, javascript: bool
) -> None:
    talk = conversations.start(
        by=ruth, community=soil_and_table, kind="failure", title="We lost the strip", words="All of it."
    )
    page = visit(harald, javascript=javascript)
    inside = [f"/communities/{soil_and_table.slug}/{part}" for part in INSIDE]
    for path in [*inside, talk.get_absolute_url(), ruth.get_absolute_url()]:
        answer = page.goto(path)
        assert answer
        assert answer.status == 404, path
        assert "Soil" not in page.content(), path
    looks_right(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_member_without_the_role_is_told_why(
    visit: Visit, ruth: Person, soil_and_table: Community, javascript: bool
) -> None:
    page = visit(ruth, width=390, javascript=javascript)
    answer = page.goto(f"/communities/{soil_and_table.slug}/imports/")
    assert answer
    assert answer.status == 403
    expect(page.get_by_text("Only a steward of Soil & Table may do this.")).to_be_visible()
    looks_right(page)
