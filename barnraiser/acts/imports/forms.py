"""The upload, checked before anything is kept."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from tiework.errors import InputError

from .kinds import host_of, kind_of_file
from .magic import ENOUGH, in_plain_words
from .models import Import

LARGEST = 200 * 1024 * 1024


class ArchiveForm(forms.Form):
    file = forms.FileField(
        label="Archive",
        help_text=(
            "A mailing list’s mbox file (unpack it first), a Slack export, posts of a Discourse site as JSON, "
            "or the archive of a Mastodon account. What it is, is seen from the file."
        ),
        error_messages={
            "required": "Choose the archive on your computer.",
            "empty": "This file is empty. Choose the archive again.",
        },
    )
    site = forms.CharField(
        label="Web address of the Discourse site",
        help_text="Only for Discourse: its posts do not say where they come from.",
        max_length=200,
        required=False,
    )

    def clean_site(self) -> str:
        return host_of(self.cleaned_data["site"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file:
            cleaned["kind"] = self._kind(file, cleaned.get("site", ""))
        return cleaned

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_too_large(file.size))
        return file

    def _kind(self, file: Any, site: str) -> str:
        """What it is; what is wrong with it is said beside the field."""
        kind = ""
        try:
            kind = kind_of_file(file, file.name)
            if kind == Import.Kind.DISCOURSE and not site:
                self.add_error("site", "Say which site these posts come from, such as forum.example.org.")
        except InputError as error:
            file.seek(0)
            said = in_plain_words(error, file.read(ENOUGH))
            self.add_error("file", f"This is not an archive that can be read. {said}.")
        file.seek(0)
        return kind


def _too_large(size: int) -> str:
    return (
        f"This archive has {filesizeformat(size)}; the most that goes through this page is {filesizeformat(LARGEST)}. "
        "Cut it by year, or ask your host to bring it in on the server, where there is no limit."
    )
