"""The address of a page on the web."""

from typing import Any

from django import forms
from django.core.validators import URLValidator


class WebsiteField(forms.URLField):
    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **options: Any) -> None:
        super().__init__(assume_scheme="https", max_length=200, **options)
