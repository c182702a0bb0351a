"""Form fields that several apps ask with."""

from typing import Any

from django import forms

from barnraiser.ground.text import one_line

CHOOSING_HINT = "Eight characters at least. Four or five words you can picture are better."


class LineField(forms.CharField):
    """One line of somebody's words."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class YesNoField(forms.TypedChoiceField):
    """A question answered yes or no. Neither is filled in beforehand, and one must be chosen."""

    widget = forms.RadioSelect

    def __init__(self, yes: str = "Yes", no: str = "No", **options: Any) -> None:
        said = {"required": "Choose yes or no. Both are fine."} | options.pop("error_messages", {})
        choices = [("yes", yes), ("no", no)]
        super().__init__(
            choices=choices, coerce=lambda answer: answer == "yes", error_messages=said, **options
        )
