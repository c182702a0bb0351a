"""Photographs and files beside somebody's words: four places, each with words for what it shows. Whole without scripts."""

from typing import Any

from django import forms

from barnraiser.ground.web.inputs import LineField

from ..uploads import MOST, Upload, wrong

SLOTS = range(1, MOST + 1)
AGAIN = "Browsers forget chosen files: choose them again."


class UploadsForm(forms.Form):
    """Sent together with the form of the words; what is wrong with a file stands beside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.uploads: list[Upload] = []
        for slot in SLOTS:
            self.fields[f"file_{slot}"] = forms.FileField(
                required=False,
                label=f"Photograph or file {slot}",
                error_messages={"empty": "This file is empty."},
                widget=forms.FileInput,
            )
            self.fields[f"shows_{slot}"] = LineField(
                required=False,
                max_length=300,
                label="What it shows, if it is a photograph",
                error_messages={"max_length": "Keep it within 300 characters."},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for slot in SLOTS:
            file = cleaned.get(f"file_{slot}")
            if not file:
                continue
            upload = Upload(file, cleaned.get(f"shows_{slot}", ""))
            trouble = wrong(upload)
            if trouble:
                self.add_error(f"shows_{slot}" if trouble.startswith("Say what") else f"file_{slot}", trouble)
            else:
                self.uploads.append(upload)
        return cleaned

    @property
    def places(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"file_{slot}"], self[f"shows_{slot}"]) for slot in SLOTS]

    @property
    def had_files(self) -> bool:
        """Something was sent, and the page comes back: it has to be chosen again."""
        return bool(self.files)
