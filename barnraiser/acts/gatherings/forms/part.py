"""Several forms stand on one page: each has ids of its own."""

from typing import Any, ClassVar

from django import forms


class PartForm(forms.Form):
    """A form that is a part of the gathering's page; `part` begins the ids of its fields."""

    part: ClassVar[str]

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("auto_id", f"{self.part}_%s")
        super().__init__(*args, **options)
