"""What a form field needs to be drawn: control, label, hint, and errors that say how to put it right."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm, BoundField, CheckboxInput, ClearableFileInput, Field
from django.forms.widgets import ChoiceWidget, Select

LOOKS = frozenset({"", "seg", "seg--col", "scale"})
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
COLD = {"required": "This one is needed."}


def parts(bound: BoundField, look: str = "", label: str = "", hint: str = "") -> dict[str, Any]:
    """The values that web/components/field.html draws."""
    if look not in LOOKS:
        raise ValueError(f"Choices come as {', '.join(sorted(LOOKS - {''}))}, not {look!r}.")
    return {
        "field": bound,
        "shape": _shape(bound),
        "look": look,
        "label": label or bound.label,
        "hint": hint or bound.help_text,
        "errors": errors_of(bound.form, bound.name),
        "control": _control(bound, hint),
        "described_by": _described_by(bound, hint),
    }


def summary(forms: Sequence[BaseForm], heading: str = "") -> dict[str, Any]:
    """The values that web/components/error_summary.html draws: a line for each error, in the order of the fields."""
    lines = [
        {"label": form[name].label, "id": _first_id(form[name]), "text": text}
        for form in forms
        for name in form.fields
        for text in errors_of(form, name)
    ]
    general = [text for form in forms for text in errors_of(form, NON_FIELD_ERRORS)]
    count = len(lines) + len(general)
    said = NUMBERS[count] if count < len(NUMBERS) else str(count)
    plain = f"{said} thing{'' if count == 1 else 's'} to put right first"
    return {"heading": heading or plain, "lines": lines, "general": general}


def errors_of(form: BaseForm, name: str) -> list[str]:
    """A field's errors as sentences, with Django's coldest replaced by a plain one."""
    raised: list[ValidationError] = form.errors.as_data().get(name, [])
    return [text for error in raised for text in _sentences(error)]


def _sentences(error: ValidationError) -> list[str]:
    usual = Field.default_error_messages.get(error.code or "")
    if error.code in COLD and error.message == usual:
        return [COLD[error.code]]
    return [str(text) for text in error]


def _shape(bound: BoundField) -> str:
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if widget.attrs.get("tabindex") == "-1":
        return "trap"  # a honeypot: for machines only
    if isinstance(widget, CheckboxInput):
        return "check"
    if isinstance(widget, ChoiceWidget) and not isinstance(widget, Select):
        return "choices"
    if isinstance(widget, ClearableFileInput):
        return "file"
    return "group" if widget.use_fieldset else "line"


def _control(bound: BoundField, hint: str) -> str:
    shape = _shape(bound)
    if shape == "choices":
        return ""
    attrs: dict[str, Any] = {"placeholder": False}  # a hint says it, and stays while one types
    if shape not in ("hidden", "check"):
        attrs["class"] = " ".join(filter(None, ("input", bound.field.widget.attrs.get("class"))))
    if described := _described_by(bound, hint):
        attrs["aria-describedby"] = described
    return bound.as_widget(attrs=attrs)


def _described_by(bound: BoundField, hint: str) -> str:
    if not bound.auto_id:
        return ""
    said = bound.field.widget.attrs.get("aria-describedby", "")
    helped = f"{bound.auto_id}_helptext" if hint or bound.help_text else ""
    wrong = f"{bound.auto_id}_error" if bound.errors else ""
    return " ".join(filter(None, (said, helped, wrong)))


def _first_id(bound: BoundField) -> str:
    several = _shape(bound) in ("choices", "group")
    return f"{bound.auto_id}_0" if several else bound.id_for_label or bound.auto_id
