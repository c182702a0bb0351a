from types import SimpleNamespace
from typing import Any

import pytest

from barnraiser.acts.trust.forms import CareForm, NoteForm, OutsideForm, StatementForm, WhyForm
from barnraiser.acts.trust.models import Statement
from barnraiser.communities.models import Community

CALLUM: Any = SimpleNamespace(name="Callum Birch")
ROOM: Any = SimpleNamespace(pk=1, slug="soil-and-table")
SAID = {"quality": "trust", "matter": "question", "scope": "advice on soil", "reason": "He told the truth."}


def form(*, have_met: bool = False, standing: list[Statement] | None = None, **data: str) -> StatementForm:
    return StatementForm(SAID | data, shared=[ROOM], other=CALLUM, have_met=have_met, standing=standing or [])


@pytest.mark.django_db
def test_a_statement_says_what_it_is_how_far_it_goes_and_what_happened() -> None:
    assert form().is_valid()
    empty = StatementForm({}, shared=[ROOM], other=CALLUM, have_met=False)
    assert set(empty.errors) == {"quality", "scope", "reason"}
    assert "what happened" in empty.errors["reason"][0]
    assert set(form(matter="").errors) == {"matter"}
    assert set(form(scope="s" * 81, reason="r" * 501).errors) == {"scope", "reason"}


@pytest.mark.django_db
@pytest.mark.requirement("F5")
def test_respect_says_what_for_and_affection_needs_no_more() -> None:
    respect = form(quality="respect")
    assert respect.is_valid()
    assert (respect.cleaned_data["matter"], respect.cleaned_data["scope"]) == ("", "advice on soil")
    assert not form(quality="respect", scope="").is_valid()
    affection = form(quality="affection", scope="advice on soil")
    assert affection.is_valid()
    assert affection.cleaned_data["scope"] == ""


@pytest.mark.django_db
@pytest.mark.requirement("F6")
def test_the_keys_wait_and_say_why() -> None:
    refused = form(matter="keys")
    assert "have met in person" in refused.errors["matter"][0]
    assert form(matter="keys", have_met=True).is_valid()


@pytest.mark.django_db
def test_what_stands_is_not_said_over_with_other_words_lost() -> None:
    standing = Statement(quality="trust", matter="question", scope="Advice on soil")
    again = form(standing=[standing], reason="Other words.")
    assert "take it back first" in again.non_field_errors()[0]
    assert again["reason"].value() == "Other words."
    assert form(standing=[standing], scope="hedges").is_valid()
    many = [Statement(quality="trust", matter="word", scope=str(number)) for number in range(12)]
    assert "Take one back" in form(standing=many).non_field_errors()[0]


@pytest.mark.django_db
def test_where_it_is_said_is_asked_only_of_two_who_share_more(soil_and_table: Community) -> None:
    one = CareForm({"thing": "worms"}, shared=[soil_and_table])
    assert "community" not in one.fields
    assert one.is_valid()
    assert one.within() == soil_and_table
    other: Any = SimpleNamespace(pk=0, slug="kitchens")
    both = {"thing": "worms", "community": "soil-and-table"}
    two = CareForm(both, shared=[other, soil_and_table])
    assert two.is_valid()
    assert two.within() == soil_and_table
    assert not CareForm(both | {"community": "elsewhere"}, shared=[other, soil_and_table]).is_valid()


def test_notes_and_lists_are_short() -> None:
    assert NoteForm({}).is_valid()
    assert not NoteForm({"spark": "in love"}).is_valid()
    assert not NoteForm({"words": "w" * 1001}).is_valid()
    assert "in a few words" in WhyForm({"why": " "}).errors["why"][0]
    assert WhyForm({"why": "Knows lentils."}).is_valid()
    assert not OutsideForm({"reached": "found", "words": "Here."}).is_valid()
    assert OutsideForm({"reached": "met", "words": "At the market."}).is_valid()
