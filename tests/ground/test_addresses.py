import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix
from django.utils.html import conditional_escape
from hypothesis import given
from hypothesis import strategies as st

from barnraiser.ground.addresses import address


@given(st.text("abcdefghjkmnpqrstuvwxyz23456789-", min_size=1, max_size=12))
def test_it_says_what_reverse_says(code: str) -> None:
    assert address("conversations:message", code) == reverse("conversations:message", args=[code])
    assert address("conversations:card_withdrawal", code, "k2") == reverse(
        "conversations:card_withdrawal", args=[code, "k2"]
    )


def test_what_is_not_plain_is_left_to_reverse() -> None:
    assert address("conversations:message", "Soil_2") == "/messages/Soil_2/"
    for code in ("", "a/b", "{0}", "../x", "ü"):
        with pytest.raises(NoReverseMatch):
            address("conversations:message", code)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(NoReverseMatch):
        address("conversations:nothing", "abc")


def test_a_house_below_another_address_is_found_there() -> None:
    before = address("conversations:message", "abc")
    set_script_prefix("/barn/")
    try:
        assert address("conversations:message", "abc") == f"/barn{before}"
    finally:
        set_script_prefix("/")


def test_it_stands_in_a_page_as_it_is() -> None:
    assert conditional_escape(address("conversations:message", "a-1")) == "/messages/a-1/"
    assert type(f"{address('conversations:message', 'a-1')}?to=<b>") is str, "what is added to it is not"
