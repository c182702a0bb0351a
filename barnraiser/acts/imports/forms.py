"""The upload, checked before anything is kept."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from tiework.errors import InputError
from tiework.readers.mbox import iter_messages

from .magic import ENOUGH, in_plain_words

LARGEST = 200 * 1024 * 1024


class MboxForm(forms.Form):
    file = forms.FileField(
        label="Mail archive",
        help_text="One mbox file: what Mailman, Pipermail, Google Groups or a mail program exports. Unpack it first.",
        error_messages={
            "required": "Choose the archive on your computer.",
            "empty": "This file is empty. Choose the archive again.",
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_too_large(file.size))
        try:
            next(iter_messages(file, name=file.name), None)
        except InputError as error:
            file.seek(0)
            said = in_plain_words(error, file.read(ENOUGH))
            raise forms.ValidationError(f"This is not a mail archive. {said}.") from None
        file.seek(0)
        return file


def _too_large(size: int) -> str:
    return (
        f"This archive has {filesizeformat(size)}; the most that goes through this page is {filesizeformat(LARGEST)}. "
        "Cut it by year, or ask your host to bring it in on the server, where there is no limit."
    )
