"""What is asked of who raises a concern, who answers it, and who asks for another look."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from barnraiser.communities.models import Community, Rule

from .models import Answer

NONE = "none"


class RuleField(forms.TypedChoiceField):
    """One of the rules that hold, by number, or none of them. Cleans to a Rule or None."""

    def __init__(self, rules: Iterable[Rule], none: str, **options: Any) -> None:
        self.rules = {str(rule.number): rule for rule in rules}
        choices = [(number, f"{number}. {rule.text}") for number, rule in self.rules.items()]
        super().__init__(
            choices=[*choices, (NONE, none)],
            coerce=self.rules.get,
            widget=forms.RadioSelect,
            error_messages={"required": "Choose the rule, or say that none fits."},
            **options,
        )


class ReportForm(forms.Form):
    words = forms.CharField(
        max_length=2000,
        label="What happened",
        help_text="What was said or done, and when. Write what you saw, not what you think of them.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say what happened. A sentence is enough."},
    )
    wanted = forms.CharField(
        max_length=600,
        required=False,
        label="What would help",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    may_name = forms.BooleanField(
        required=False,
        label="The other side may read this, with my name.",
        help_text="Leave it empty, and they hear what was found and never who raised it.",
    )

    def __init__(self, *args: Any, rules: Sequence[Rule], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["rule"] = RuleField(rules, "None of them fits", label="Which rule it goes against")
        self.order_fields(["rule", "words", "wanted", "may_name"])


class PlaceForm(forms.Form):
    """Whose keepers are asked, where the thing does not tell."""

    place = forms.ChoiceField(label="Whose keepers should look into it")

    def __init__(self, *args: Any, places: Sequence[Community], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].choices = [(c.slug, c.name) for c in places]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    is_upheld = forms.TypedChoiceField(
        label="What you found",
        choices=[("yes", "Upheld: it went against the rule"), ("no", "Not upheld: it did not")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say what you found."},
    )
    reason = forms.CharField(
        max_length=1000,
        label="Why",
        help_text="Both sides read it, and it stands in the place of a message that is taken down. "
        "Do not say who raised it.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Give the reason. Both sides need it."},
    )
    measure = forms.ChoiceField(
        label="What is done", widget=forms.RadioSelect, initial=Answer.Measure.NOTHING
    )
    word = forms.CharField(
        max_length=1000,
        required=False,
        label="A word to the person",
        help_text="They alone read it, and the keepers.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, rules: Sequence[Rule], measures: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["rule"] = RuleField(rules, "None of them", label="Under which rule")
        labels = dict(Answer.Measure.choices)
        self.fields["measure"].choices = [(m, labels[Answer.Measure(m)]) for m in measures]  # type: ignore[attr-defined]
        if Answer.Measure.WORD not in measures:
            del self.fields["word"]
        self.order_fields(["is_upheld", "rule", "reason", "measure", "word"])

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        measure = said.get("measure")
        if measure in (Answer.Measure.HIDE, Answer.Measure.END) and said.get("is_upheld") is False:
            self.add_error(
                "measure", "What was not upheld has no consequence. A word in private is possible."
            )
        if measure == Answer.Measure.WORD and not said.get("word"):
            self.add_error("word", "Write the word you want to say.")
        if measure != Answer.Measure.WORD:
            said["word"] = ""
        return said


class AppealForm(forms.Form):
    words = forms.CharField(
        max_length=1000,
        label="What should be looked at again",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what was overlooked. A sentence is enough."},
    )
