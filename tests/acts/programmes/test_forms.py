from datetime import timedelta
from typing import Any

import pytest

from barnraiser.acts.programmes.forms import (
    BeginForm,
    ChangeForm,
    GuideForm,
    OfferForm,
    ReviewForm,
    RevisionForm,
)
from barnraiser.acts.programmes.models import Guideline, Mandate
from barnraiser.ground import clock
from barnraiser.people.models import Person

pytestmark = pytest.mark.django_db


def test_guidelines_are_sentences_one_a_line() -> None:
    form = GuideForm({"without_asking": " Thanks \n\n Offers  of time\n"})
    assert form.is_valid()
    assert form.cleaned_data["without_asking"] == ["Thanks", "Offers of time"]
    assert not GuideForm({"without_asking": ""}).is_valid()
    assert "Put some together" in str(GuideForm({"without_asking": "a\n" * 13}).errors)
    assert "Say it shorter" in str(GuideForm({"without_asking": "a" * 201}).errors)


def test_the_form_begins_with_the_guidelines_of_today() -> None:
    form = GuideForm.standing(Guideline(without_asking=["Thanks", "Time"]))
    assert "Thanks\nTime" in str(form["without_asking"])


def offer(person: Person, days: int) -> OfferForm:
    said: dict[str, Any] = {"person": person.handle, "role": "Miller", "scope": "Small lots."}
    until = (clock.now() + timedelta(days=days)).date()
    return OfferForm(said | {"until": until}, people=Person.objects.all())


@pytest.mark.requirement("J2")
def test_a_mandate_ends_on_a_day_to_come_within_a_year(nell: Person) -> None:
    form = offer(nell, 365)
    assert form.is_valid()
    assert form.expires_at > clock.now() + timedelta(days=364)
    assert "a day to come" in str(offer(nell, 0).errors)
    assert "a year at the most" in str(offer(nell, 366).errors)


@pytest.mark.requirement("J3")
def test_a_look_at_the_whole_programme_names_the_next_day() -> None:
    said = {"level": "open", "reason": "It went well."}
    form = ReviewForm(said, voices=Mandate.objects.none())
    assert "Name the day" in str(form.errors["next_on"])
    assert ReviewForm(said | {"next_on": "2027-01-01"}, voices=Mandate.objects.none()).is_valid()


def test_one_voice_is_looked_at_without_a_day(mandate: Mandate) -> None:
    said = {"level": "open", "reason": "Eleven unchanged.", "mandate": mandate.code}
    voices = Mandate.objects.select_related("person")
    form = ReviewForm(said, voices=voices)
    assert form.is_valid()
    assert "Callum Birch alone" in str(form["mandate"])


def test_only_words_of_the_draft_are_marked() -> None:
    words = "One line.\nAnother line."
    assert ChangeForm({"marked": "line.\r\nAnother", "said": "Shorter."}, words=words).is_valid()
    assert not ChangeForm({"marked": "No such", "said": "Shorter."}, words=words).is_valid()
    assert not ChangeForm({"said": ""}, words=words).is_valid()


def test_an_answer_has_no_title_to_change() -> None:
    assert "title" not in RevisionForm(opens=False).fields
    assert not RevisionForm({"words": "Words."}, opens=True).is_valid()


def test_everything_a_programme_needs_is_asked() -> None:
    missing = set(BeginForm({}).errors)
    assert missing == {"name", "goal", "audience", "without_asking", "level", "reason", "next_on"}
