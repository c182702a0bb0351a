import pytest
from django.test import RequestFactory

from barnraiser.ground.web.context_processors import chrome
from barnraiser.people.models import Person


def test_a_stranger_gets_the_door_and_no_rooms(rf: RequestFactory) -> None:
    page = chrome(rf.get("/"))
    assert page["nav_rooms"] == []
    assert page["search_url"] is None
    assert page["sign_in_url"] == "/accounts/login/"
    assert [link.label for link in page["foot_links"]] == ["What is stored"]


def test_a_member_gets_the_four_rooms_and_knows_which_one_they_are_in(
    rf: RequestFactory, ruth: Person
) -> None:
    request = rf.get("/people/")
    request.viewer = ruth  # type: ignore[attr-defined]
    page = chrome(request)
    assert [room.label for room in page["nav_rooms"]] == ["Today", "People", "Communities", "Me"]
    assert [room.label for room in page["nav_rooms"] if room.current] == ["People"]


@pytest.mark.parametrize(("kept", "shown"), [("dark", "dark"), ("light", "light"), ('"><script>', None)])
def test_the_theme_is_one_of_two_or_the_systems(rf: RequestFactory, kept: str, shown: str | None) -> None:
    request = rf.get("/")
    request.COOKIES["theme"] = kept
    assert chrome(request)["theme"] == shown
