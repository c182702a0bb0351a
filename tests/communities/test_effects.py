from typing import Any

import pytest

from barnraiser.communities import effects
from barnraiser.communities.models import Community
from barnraiser.ground import manifest
from barnraiser.people.models import Person

from .deciding import decides

NEVER: tuple[tuple[str, dict[str, Any]], ...] = (
    ("adopt_rule", {"text": "", "ground": "ours"}),
    ("adopt_rule", {"text": "x" * 301, "ground": "ours"}),
    ("adopt_rule", {"text": "Sweep.", "ground": "king"}),
    ("change_rule", {"number": "9", "text": "Sweep.", "ground": "ours"}),
    ("retire_rule", {"number": "x"}),
    ("change_purpose", {"text": " "}),
    ("retire_goal", {"number": "1"}),
    ("appoint", {"who": "Nobody Here", "role": "host"}),
    ("appoint", {"who": "Ruth Amsel", "role": "king"}),
    ("change_method", {"days": "0", "quorum": "0.5", "needs": "half"}),
    ("change_method", {"days": "7", "quorum": "0.0", "needs": "half"}),
    ("change_method", {"days": "7", "quorum": "0.5", "needs": "whim"}),
)


def test_every_change_is_among_the_effects_a_decision_may_have() -> None:
    known = {code for code in manifest.effects() if code.startswith("communities.")}
    assert known == {f"communities.{name}" for name in effects.FORMS}
    assert effects.FORMS.keys() == effects.LABELS.keys()


@pytest.mark.parametrize(("change", "said"), NEVER)
def test_what_cannot_be_is_said_at_the_form(
    soil_and_table: Community, change: str, said: dict[str, Any]
) -> None:
    assert not manifest.effects()[f"communities.{change}"].form(soil_and_table, said).is_valid()


def test_forms_begin_with_what_stands(soil_and_table: Community) -> None:
    rule = effects.ask("change_rule", soil_and_table, None, {"number": "2"})
    assert rule.initial["text"] == "A failure shared here stays here."
    assert "text" not in effects.ask("change_rule", soil_and_table, None, {"number": "9" * 5000}).initial
    assert effects.ask("change_purpose", soil_and_table, None).initial["text"] == soil_and_table.purpose
    assert effects.ask("change_method", soil_and_table, None).initial["quorum"] == "0.5"


def test_what_the_law_asks_is_up_for_decision_with_what_changed_in_the_law(
    ruth: Person, soil_and_table: Community
) -> None:
    assert "law" not in effects.ask("retire_rule", soil_and_table, None).fields, "no rule is of the law"
    decides(ruth, soil_and_table, "adopt_rule", text="Name no child.", ground="law")
    for change in ("change_rule", "retire_rule"):
        said = {"number": "3", "text": "Name one.", "ground": "ours"}
        assert set(effects.ask(change, soil_and_table, said).errors) == {"law"}
        assert effects.ask(change, soil_and_table, said | {"law": "The act of 2019 ran out."}).is_valid()
        assert effects.ask(change, soil_and_table, said | {"number": "2"}).is_valid()
        assert effects.ask(change, soil_and_table, said, alone=True).is_valid()


def test_a_member_is_called_by_name_or_handle_and_by_nothing_that_fits_two(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    for who in ("callum birch", f"@{callum.handle}", callum.handle):
        form = effects.ask("appoint", soil_and_table, {"who": who, "role": "host"})
        assert form.is_valid()
        assert form.cleaned_data == {"who": callum.handle, "name": "Callum Birch", "role": "host"}
    assert "No member" in str(effects.ask("appoint", soil_and_table, {"who": "Orla", "role": "host"}).errors)
    ruth.name = callum.name
    ruth.save()
    two = effects.ask("appoint", soil_and_table, {"who": callum.name, "role": "host"})
    assert "Give the handle" in str(two.errors)


def test_each_says_what_will_be_true(ruth: Person, soil_and_table: Community) -> None:
    decides(ruth, soil_and_table, "adopt_goal", text="Sixty farms", measured="")
    says: dict[str, tuple[dict[str, Any], str]] = {
        "adopt_rule": ({"text": "Sweep.", "ground": "law"}, "A new rule holds: “Sweep.” It is asked by law."),
        "change_rule": ({"number": 2, "text": "Sweep."}, "Rule 2 says: “Sweep.”"),
        "retire_rule": ({"number": 2}, "Rule 2 no longer holds."),
        "change_purpose": ({"text": "Hay."}, "The purpose is: “Hay.”"),
        "adopt_goal": ({"text": "Hay."}, "One more goal: “Hay.”"),
        "appoint": ({"who": "ruth", "name": "Ruth", "role": "host"}, "Ruth is a host of Soil & Table."),
        "retire_goal": ({"number": 1}, "The goal “Sixty farms” is ended."),
    }
    for change, (values, sentence) in says.items():
        assert effects.say(change, soil_and_table, values) == sentence
