import pytest

from barnraiser.acts.belonging.forms import AffirmForm, ComeInForm, InviteForm
from barnraiser.communities.models import Rule

RULES = [Rule(text="Sweep.")]
COMING = {
    "name": " Orla \u202e Keane ",
    "password": "a quiet barn",
    "purpose": "on",
    "rules": "on",
    "counts_ties": "no",
}


def test_coming_in_gives_typed_values() -> None:
    form = ComeInForm(COMING, rules_there=RULES, address="orla@courier.example")
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Orla Keane"
    assert form.cleaned_data["counts_ties"] is False
    assert list(form.fields) == ["name", "password", "purpose", "rules", "counts_ties"]


@pytest.mark.parametrize("password", ["short", "12345678901", "orla@courier.example"])
def test_a_password_easily_guessed_is_refused(password: str) -> None:
    form = ComeInForm(COMING | {"password": password}, rules_there=RULES, address="orla@courier.example")
    assert list(form.errors) == ["password"]


def test_a_password_keeps_its_spaces() -> None:
    form = ComeInForm(COMING | {"password": " two barns "}, rules_there=RULES, address="orla@courier.example")
    assert form.is_valid()
    assert form.cleaned_data["password"] == " two barns "


def test_no_answer_is_given_for_anybody() -> None:
    form = AffirmForm(rules_there=RULES)
    assert "checked" not in form.as_p()
    assert not AffirmForm({}, rules_there=RULES).is_valid()


def test_where_there_are_no_rules_none_are_affirmed() -> None:
    assert AffirmForm({"purpose": "on", "counts_ties": "yes"}, rules_there=[]).is_valid()


@pytest.mark.parametrize(
    "address", ["orla", "a@b.example, c@d.example", "a@b.example\nBcc: c@d.example", "<a@b.example>"]
)
def test_a_letter_goes_to_one_plain_address(address: str) -> None:
    assert list(InviteForm({"address": address}).errors) == ["address"]
