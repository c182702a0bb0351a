from typing import Any

import pytest

from barnraiser.ground.outside import destination
from barnraiser.people.elsewhere import Unfit, accepted, leads_home
from barnraiser.people.elsewhere.urls import homes, key, shown


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("fields.example/@ifeoma", "https://fields.example/@ifeoma"),
        (" HTTP://Fields.example/a#b ", "http://fields.example/a"),
        ("straße.example", "https://xn--strae-oqa.example/"),
    ],
)
def test_an_address_is_taken_as_people_give_it(said: str, url: str) -> None:
    assert accepted(said).url == url


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("", "begins with"),
        ("javascript:alert(1)", "begins with"),
        ("mailto:ifeoma@fields.example", "begins with"),
        ("ftp://fields.example/", "begins with"),
        ("https://good.example@evil.example/", "before the @"),
        ("https://127.0.0.1/", "everybody can open"),
        ("http://localhost:8000/", "everybody can open"),
        ("https://fields.example:8443/", "usual ports"),
        ("https://fields.example/\u202egnp", "cannot be seen"),
        ("https://fie\u200blds.example/", "cannot be seen"),
        ("https://fields.example/" + "a" * 500, "longer than"),
        ("https://valley.example/people/ifeoma/", "here already"),
    ],
)
def test_what_hides_something_is_refused_with_words(said: str, word: str, settings: Any) -> None:
    settings.NETWORK_ADDRESS = "https://valley.example"
    with pytest.raises(Unfit, match=word):
        accepted(said)


def test_spellings_of_one_address_are_one() -> None:
    one = [
        "https://fields.example/@ifeoma",
        "http://FIELDS.example/@ifeoma/",
        "https://fields.example:443/%40ifeoma#top",
    ]
    assert len(set(map(key, one))) == 1
    assert len({key(f"https://fields.example/{path}") for path in ("a", "A", "a?b", "a/b")}) == 4
    assert key("no address") == ""


def test_the_part_that_somebody_registered_is_always_shown() -> None:
    assert shown(destination("https://fields.example/")) == "fields.example"
    assert shown(destination("https://fields.example/soil/nwosu/")) == "fields.example/soil/nwosu"
    assert shown(destination("https://аpple.example/")) == "xn--pple-43d.example"
    said = shown(destination(f"https://{'goodbank.example.' * 6}evil.example/{'a' * 200}"))
    assert said.startswith("…")
    assert "evil.example/aaa" in said
    assert len(said) < 70


def test_a_page_leads_home_by_either_address_and_by_no_other(settings: Any) -> None:
    settings.NETWORK_ADDRESS = "https://valley.example"
    assert homes("ifeoma")[0] == "https://valley.example/ifeoma"
    for home in (
        "https://valley.example/people/ifeoma/",
        "http://VALLEY.example/people/ifeoma",
        "https://valley.example:443/ifeoma",
        "https://valley.example/ifeoma/#top",
    ):
        assert leads_home([home], ["ifeoma"]), home
        assert leads_home([home], ["ifeoma-nwosu", "ifeoma"]), "a handle of before"
    for other in (
        "https://valley.example/people/ifeoma-2/",
        "https://valley.example/",
        "https://valley.example/?ifeoma",
        "https://valley.example/people/ifeoma/?next=//evil.example",
        "https://valley.example@evil.example/people/ifeoma/",
        "https://evil.example/people/ifeoma/",
        "https://valley.example.evil.example/people/ifeoma/",
        "https://valley.example:8443/people/ifeoma/",
        "https://evil.example/?to=https://valley.example/people/ifeoma/",
        "/people/ifeoma/",
        "",
    ):
        assert not leads_home([other], ["ifeoma"]), other


def test_a_house_without_a_public_name_is_led_to_as_well(settings: Any) -> None:
    settings.NETWORK_ADDRESS = "http://localhost:8000"
    assert leads_home(["http://localhost:8000/people/ifeoma/"], ["ifeoma"])
    assert not leads_home(["http://localhost:8001/people/ifeoma/"], ["ifeoma"])
