from barnraiser.acts.conversations.models import Cadence, Level
from barnraiser.notices.forms import CADENCES, LEVELS, HearingForm, QuietForm, zones


def test_every_level_and_every_cadence_has_its_words() -> None:
    assert {value for value, _ in LEVELS} == set(Level.values)
    assert {value for value, _ in CADENCES} == set(Cadence.values)


def test_a_yes_is_asked_where_there_is_none_and_needed_for_letters_alone() -> None:
    weekly = {"level": "mine", "cadence": "weekly"}
    assert not HearingForm(weekly, asks_yes=True).is_valid()
    assert HearingForm(weekly | {"yes": "on"}, asks_yes=True).is_valid()
    assert HearingForm(weekly | {"cadence": "never"}, asks_yes=True).is_valid()
    form = HearingForm(weekly, asks_yes=False)
    assert form.is_valid()
    assert set(form.cleaned_data) == {"level", "cadence"}


def test_zones_are_places_and_universal_time() -> None:
    names = [name for name, _ in zones()]
    assert {"Europe/Berlin", "America/St_Johns", "UTC"} <= set(names)
    assert not any(name.startswith("Etc/") for name in names)
    assert not QuietForm({"zone": "Etc/GMT+1"}).is_valid()
