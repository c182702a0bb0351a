"""Days and words as campaigns ask for them."""

from typing import Any

from django import forms
from django.core.validators import URLValidator


class DayField(forms.DateField):
    """A day, asked for with the browser’s own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **options: Any) -> None:
        said = {"invalid": "Write the day as year, month, day: 2026-11-18."} | options.pop(
            "error_messages", {}
        )
        super().__init__(error_messages=said, **options)


class LinkField(forms.URLField):
    """An address on the web, and of no other kind."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **options: Any) -> None:
        said = {"invalid": "Give the whole address, beginning with https://."}
        super().__init__(assume_scheme="https", max_length=200, error_messages=said, **options)


class WordsField(forms.CharField):
    """A few lines of somebody’s words."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)
