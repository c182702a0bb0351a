"""What a decision of the members may change in the charter: what the proposer is asked, what it says, what it does."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from barnraiser.ground.refs import Ref
from barnraiser.ground.web.inputs import LineField
from barnraiser.people.models import Person

from . import actions, queries
from .bounds import LONGEST, LONGEST_DAYS, LONGEST_GOAL, LONGEST_LAW, LONGEST_MEASURE
from .models import Community, Method, Role, Rule

OF_THE_LAW = (
    "A rule that the law asks for is ended or changed only by a decision that says what changed in the law."
)
SHARES = (
    ("0.1", "One in ten"),
    ("0.25", "A quarter"),
    ("0.34", "A third"),
    ("0.5", "Half"),
    ("0.67", "Two thirds"),
)


class CharterForm(forms.Form):
    """A form about one community's charter. What it was read from is kept with the answer as `version`. Who is `alone`
    corrects also what the law asks for.
    """

    def __init__(self, *args: Any, community: Community, alone: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.community, self.alone = community, alone


class NewRuleForm(CharterForm):
    text = LineField(max_length=LONGEST, label="The new rule", widget=forms.Textarea(attrs={"rows": 3}))
    ground = forms.ChoiceField(
        label="Who asks for it", choices=Rule.Ground.choices, initial=Rule.Ground.OURS, help_text=OF_THE_LAW
    )


class OneRuleForm(CharterForm):
    """Asks which of the standing rules is meant; and where the law asks for one, what changed in the law."""

    number = forms.TypedChoiceField(label="Which rule", coerce=int)
    law = LineField(
        max_length=LONGEST_LAW,
        required=False,
        label="What changed in the law",
        help_text="Only for a rule that the law asks for: which law, and since when it asks for something else, or for nothing.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rules = {rule.number: rule for rule in queries.rules_of(self.community)}
        choices = [(n, f"{n}. {rule.text}") for n, rule in self.rules.items()]
        self.fields["number"].choices = choices  # type: ignore[attr-defined]
        if self.alone or all(rule.ground != Rule.Ground.LAW for rule in self.rules.values()):
            del self.fields["law"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        rule = self.rules.get(cleaned.get("number", 0))
        if rule is None:
            return cleaned
        cleaned["version"] = rule.version
        if rule.ground != Rule.Ground.LAW:
            cleaned.pop("law", None)
        elif not self.alone and not cleaned.get("law"):
            self.add_error("law", "The law asks for this rule. Say what changed in the law.")
        return cleaned


class ChangeRuleForm(OneRuleForm):
    text = LineField(max_length=LONGEST, label="What it would say", widget=forms.Textarea(attrs={"rows": 3}))
    ground = forms.ChoiceField(
        label="Who asks for it", choices=Rule.Ground.choices, initial=Rule.Ground.OURS, help_text=OF_THE_LAW
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        asked = str(self.initial.get("number", ""))
        if rule := next((rule for number, rule in self.rules.items() if str(number) == asked), None):
            self.initial = {"text": rule.text, "ground": rule.ground, **self.initial}


class AppointForm(CharterForm):
    """Asks for one member by name, and for what they would carry."""

    who = LineField(
        max_length=80,
        label="Who",
        help_text="A member: their name, or their handle, which is the end of the address of their page.",
    )
    role = forms.ChoiceField(
        label="What they would carry",
        choices=Role.choices,
        initial=Role.HOST,
        help_text="Stewards and hosts look into concerns. A steward also gives roles.",
    )

    def clean_who(self) -> str:
        found = queries.members_called(self.community, self.cleaned_data["who"])
        if len(found) != 1:
            many = "Several members go by this name. Give the handle."
            raise forms.ValidationError(many if found else "No member who has come in goes by this name.")
        self.cleaned_data["name"] = found[0].person.name
        return found[0].person.handle


class PurposeForm(CharterForm):
    text = LineField(
        max_length=LONGEST, label="What we would be here for", widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial = {"text": self.community.purpose, **self.initial}

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "version": queries.purpose_of(self.community).version}


class NewGoalForm(CharterForm):
    text = LineField(
        max_length=LONGEST_GOAL, label="The goal", help_text="What will be there when it is reached."
    )
    measured = LineField(
        max_length=LONGEST_MEASURE,
        required=False,
        label="How we would know",
        help_text="Who counts, and what.",
    )


class OneGoalForm(CharterForm):
    number = forms.TypedChoiceField(label="Which goal", coerce=int)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(goal.number, goal.text) for goal in queries.goals_of(self.community)]
        self.fields["number"].choices = choices  # type: ignore[attr-defined]


class MethodForm(CharterForm):
    days = forms.IntegerField(label="Days a proposal is open", min_value=1, max_value=LONGEST_DAYS)
    quorum = forms.TypedChoiceField(label="How many members must have spoken", coerce=float, choices=SHARES)
    needs = forms.ChoiceField(label="It passes when", choices=Method.Needs.choices)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.standing = queries.method_of(self.community)
        now = {"days": self.standing.days, "quorum": str(self.standing.quorum), "needs": self.standing.needs}
        self.initial = {**now, **self.initial}

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "version": self.standing.version}


class DoorForm(CharterForm):
    door = forms.ChoiceField(
        label="The door would be",
        choices=Community.Door.choices,
        widget=forms.RadioSelect,
        help_text="Who is a member already stays one.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial = {"door": self.community.door, **self.initial}


def _adopts(community: Any, values: Mapping[str, Any]) -> str:
    asked = " It is asked by law." if values.get("ground") == Rule.Ground.LAW else ""
    return f"A new rule holds: “{values['text']}”{asked}"


def _changes(community: Any, values: Mapping[str, Any]) -> str:
    return f"Rule {values['number']} says: “{values['text']}”{_law(values)}"


def _retires(community: Any, values: Mapping[str, Any]) -> str:
    return f"Rule {values['number']} no longer holds.{_law(values)}"


def _law(values: Mapping[str, Any]) -> str:
    return f" What changed in the law: {values['law']}" if values.get("law") else ""


def _appoints(community: Any, values: Mapping[str, Any]) -> str:
    return f"{values['name']} is a {Role(values['role']).label.lower()} of {community.name}."


def _purpose(community: Any, values: Mapping[str, Any]) -> str:
    return f"The purpose is: “{values['text']}”"


def _goal(community: Any, values: Mapping[str, Any]) -> str:
    return f"One more goal: “{values['text']}”"


def _ends_goal(community: Any, values: Mapping[str, Any]) -> str:
    texts = {
        goal.number: goal.text for goal in [*queries.goals_of(community), *queries.earlier_goals(community)]
    }
    return f"The goal “{texts[values['number']]}” is ended."


def _method(community: Any, values: Mapping[str, Any]) -> str:
    return Method(**{name: values[name] for name in ("days", "quorum", "needs")}).said


def _door(community: Any, values: Mapping[str, Any]) -> str:
    return f"The door: {Community.Door(values['door']).label}."


FORMS: Mapping[str, type[CharterForm]] = {
    "adopt_rule": NewRuleForm,
    "change_rule": ChangeRuleForm,
    "retire_rule": OneRuleForm,
    "change_purpose": PurposeForm,
    "adopt_goal": NewGoalForm,
    "retire_goal": OneGoalForm,
    "change_method": MethodForm,
    "change_door": DoorForm,
    "appoint": AppointForm,
}
_SAYS: Mapping[str, Callable[[Community, Mapping[str, Any]], str]] = {
    "adopt_rule": _adopts,
    "change_rule": _changes,
    "retire_rule": _retires,
    "change_purpose": _purpose,
    "adopt_goal": _goal,
    "retire_goal": _ends_goal,
    "change_method": _method,
    "change_door": _door,
    "appoint": _appoints,
}
LABELS = {
    "adopt_rule": "A new rule",
    "change_rule": "Change a rule",
    "retire_rule": "End a rule",
    "change_purpose": "Change the purpose",
    "adopt_goal": "A new goal",
    "retire_goal": "End a goal",
    "change_method": "Change how we decide",
    "change_door": "Change the door",
    "appoint": "Give a member a role",
}


def ask(
    name: str,
    community: Community,
    data: Any,
    initial: Mapping[str, Any] | None = None,
    *,
    alone: bool = False,
) -> CharterForm:
    """The form that asks what the change needs; filled in with what stands, where that helps."""
    return FORMS[name](data, community=community, initial=dict(initial or {}), alone=alone)


def say(name: str, community: Community, values: Mapping[str, Any]) -> str:
    """The sentence of what will be true."""
    return _SAYS[name](community, values)


def carry_out(
    name: str, *, community: Community, values: Mapping[str, Any], by: Person, decision: Ref | None
) -> None:
    """The change is made. Raises Refused where what it was proposed for no longer stands."""
    getattr(actions, name)(by=by, community=community, decision=decision, **values)
