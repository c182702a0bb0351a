"""A stranger comes to the house, is asked to sign in, and is let in."""

import pytest
from playwright.sync_api import expect

from demo import cast
from tests.conftest import PASSWORD, arrives

from .browser import looks_right
from .conftest import Visit


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_the_front_door_looks_right(visit: Visit, width: int, scheme: str) -> None:
    page = visit(width=width, scheme=scheme)
    page.goto("/")
    expect(page.get_by_label("Password")).to_be_visible()
    looks_right(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_nell_comes_in_with_her_password(visit: Visit, javascript: bool) -> None:
    nell = arrives(cast.NELL, password=PASSWORD)
    page = visit(javascript=javascript)
    page.goto("/")
    page.get_by_label("Email").fill(cast.NELL.address)
    page.get_by_label("Password").fill("a wrong guess")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_label("Email")).to_have_value(cast.NELL.address)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(nell.name.split()[0])
    looks_right(page)
