from datetime import date

import pytest

from barnraiser.acts.reciprocity.forms import (
    FavourForm,
    IntroductionForm,
    MissForm,
    RejoinderForm,
    StepBackForm,
    ThanksForm,
)
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import METER, later

GOOD = {"title": METER, "gift": "resources", "words": "", "until": ""}


def test_a_favour_needs_a_sentence_and_a_gift() -> None:
    form = FavourForm({"title": " \n ", "gift": "money"})
    assert not form.is_valid()
    assert form.errors["title"] == ["Say it in one sentence."]
    assert form.errors["gift"] == ["Choose one of the five."]
    good = FavourForm(GOOD | {"title": "A meter\nfor   two days"})
    assert good.is_valid()
    assert good.said() == {"title": "A meter for two days", "gift": "resources", "words": "", "until": None}


def test_a_day_that_is_past_is_not_taken() -> None:
    with clock.at(later()):
        past, today = FavourForm(GOOD | {"until": "2026-10-04"}), FavourForm(GOOD | {"until": "2026-10-05"})
        assert past.errors["until"] == ["That day is past. Choose today or a later one."]
        assert today.is_valid()
    assert today.said()["until"] == date(2026, 10, 5)


@pytest.mark.django_db
def test_of_several_communities_one_is_chosen_and_of_one_none(
    soil_and_table: Community, meadow: Community
) -> None:
    one = FavourForm(GOOD, rooms=[meadow])
    assert "community" not in one.fields
    assert one.is_valid()
    assert one.room == meadow
    several = FavourForm(GOOD, rooms=[meadow, soil_and_table])
    assert several.errors["community"] == ["Choose the community it belongs to."]
    chosen = FavourForm(GOOD | {"community": soil_and_table.slug}, rooms=[meadow, soil_and_table])
    assert chosen.is_valid()
    assert chosen.room == soil_and_table
    assert not FavourForm(GOOD | {"community": "elsewhere"}, rooms=[meadow, soil_and_table]).is_valid()


def test_thanks_say_who_sees_them_unless_it_is_between_two() -> None:
    assert ThanksForm({"words": "Ta."}).errors["audience"] == ["Choose who sees your thanks."]
    public, private = ThanksForm({"audience": "all"}), ThanksForm({"audience": "two"})
    assert public.is_valid()
    assert public.is_public
    assert private.is_valid()
    assert not private.is_public
    between = ThanksForm({"audience": "all"}, is_private=True)
    assert between.is_valid()
    assert not between.is_public


def test_a_view_is_one_of_two() -> None:
    assert RejoinderForm({}).errors["agrees"] == ["Choose one. Both are fine."]
    assert RejoinderForm({"agrees": "no"}).is_valid()
    assert MissForm({}).is_valid()
    assert StepBackForm({}).is_valid()


@pytest.mark.django_db
def test_an_introduction_names_somebody_who_can_be_met(ruth: Person, callum: Person) -> None:
    form = IntroductionForm({"other": callum.handle, "words": "Worms."}, others=[callum])
    assert form.is_valid()
    assert form.person == callum
    assert not IntroductionForm({"other": ruth.handle, "words": "Worms."}, others=[callum]).is_valid()
    assert "other" not in IntroductionForm(initial={"other": "nobody"}, others=[callum]).initial
