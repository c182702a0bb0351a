import pytest

from barnraiser.people.forms import ConsentForm, ProfileForm
from barnraiser.people.purposes import Purpose

SAID = {"name": "Ruth Amsel"}


def test_interests_are_split_tidied_and_kept_once() -> None:
    form = ProfileForm(SAID | {"interests": " soil, Soil ,, school   meals,\nhedges"})
    assert form.is_valid()
    assert form.cleaned_data["interests"] == ["soil", "school meals", "hedges"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "\u202e\x07"),
        ("website", "javascript:alert(1)"),
        ("website", "data:text/html,x"),
        ("sector", "kings"),
        ("story", "x" * 4001),
        ("interests", ", ".join(f"word {n}" for n in range(13))),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(field: str, value: str) -> None:
    assert list(ProfileForm(SAID | {field: value}).errors) == [field]


def test_a_website_without_its_scheme_is_understood() -> None:
    form = ProfileForm(SAID | {"website": "ruth.example"})
    assert form.is_valid()
    assert form.profile()["website"] == "https://ruth.example"


def test_a_picture_is_new_taken_down_or_left() -> None:
    kept, gone = ProfileForm(SAID), ProfileForm(SAID | {"remove_picture": "on"})
    assert kept.is_valid()
    assert gone.is_valid()
    assert (kept.new_picture(), gone.new_picture()) == (None, b"")


@pytest.mark.parametrize(("said", "meant"), [("yes", True), ("no", False)])
def test_consent_is_one_of_two_words(said: str, meant: bool) -> None:
    form = ConsentForm({"purpose": "ties", "given": said})
    assert form.is_valid()
    assert form.cleaned_data == {"purpose": Purpose.TIES, "given": meant}


@pytest.mark.parametrize("said", ["", "true", "1", "maybe"])
def test_anything_else_is_no_answer(said: str) -> None:
    assert not ConsentForm({"purpose": "ties", "given": said}).is_valid()
