from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone

from barnraiser.acts.gatherings.forms import (
    AnswerForm,
    CheckInForm,
    FollowUpForm,
    IntendForm,
    PlanForm,
    StepForm,
    WeMetForm,
)
from barnraiser.acts.gatherings.forms.calling import standing
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import MONDAY

GIVEN = {
    "title": "Soup",
    "day": "2026-10-17",
    "starts": "13:00",
    "ends": "18:00",
    "way": "in_person",
    "place": "The barn",
}


def filled(**other: str) -> PlanForm:
    form = PlanForm({**GIVEN, **other})
    with clock.at(MONDAY):
        form.is_valid()
    return form


def test_times_are_the_networks_own() -> None:
    with timezone.override("Europe/Berlin"):
        plan = filled().plan()
    assert plan["starts_at"] == datetime(2026, 10, 17, 11, tzinfo=UTC)
    assert plan["ends_at"] == datetime(2026, 10, 17, 16, tzinfo=UTC)
    assert plan["capacity"] is None


def test_an_end_before_the_start_is_the_next_morning() -> None:
    plan = filled(starts="20:00", ends="01:30").plan()
    assert (plan["ends_at"] - plan["starts_at"]).total_seconds() == 5.5 * 3600


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"place": ""}, "place"),
        ({"way": "online"}, "link"),
        ({"way": "online", "link": "javascript:alert(1)"}, "link"),
        ({"day": "2026-10-01"}, "day"),
        ({"day": "soon"}, "day"),
        ({"capacity": "0"}, "capacity"),
        ({"capacity": "501"}, "capacity"),
        ({"title": " \n "}, "title"),
        ({"way": "by pigeon"}, "way"),
    ],
)
def test_what_is_missing_is_said_beside_it_and_once(given: dict[str, str], field: str) -> None:
    errors = filled(**given).errors
    assert list(errors) == [field]
    assert len(errors[field]) == 1


@pytest.mark.django_db
def test_a_change_begins_with_what_stands(farm: Gathering) -> None:
    values: dict[str, Any] = standing(farm)
    assert (values["title"], str(values["day"]), str(values["starts"])) == (
        farm.title,
        "2026-10-17",
        "13:00:00",
    )


@pytest.mark.django_db
def test_a_person_is_chosen_among_those_given(ruth: Person, callum: Person) -> None:
    asked = {"words": "Lend the spade", "due": ""}
    form = StepForm(asked | {"who": ruth.code}, people=[ruth])
    assert form.is_valid()
    assert form.cleaned_data["who"] == ruth
    assert not StepForm(asked | {"who": callum.code}, people=[ruth]).is_valid()


@pytest.mark.django_db
def test_of_one_room_nobody_is_asked(soil_and_table: Community) -> None:
    given = {"day": "2026-10-16", "minutes": "60", "place": "A field"}
    form = WeMetForm(given, rooms=[soil_and_table])
    assert form.is_valid(), form.errors
    assert (form.room(), form.cleaned_data["minutes"]) == (soil_and_table, 60)
    assert not WeMetForm(given | {"community": "kitchens"}, rooms=[soil_and_table]).is_valid()


def test_forms_on_one_page_have_ids_of_their_own() -> None:
    forms = (AnswerForm(), CheckInForm(), FollowUpForm(), StepForm(people=[]), IntendForm(people=[]))
    ids = [field.id_for_label or field.auto_id for form in forms for field in form]
    assert len(ids) == len(set(ids))
