import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from barnraiser.acts.imports import forms

from .archive import MAY, mbox


def form_with(data: bytes) -> forms.ArchiveForm:
    return forms.ArchiveForm({}, MultiValueDict({"file": [SimpleUploadedFile("list.mbox", data)]}))


def test_an_archive_passes_and_can_be_read_from_its_beginning() -> None:
    form = form_with(mbox(*MAY))
    assert form.is_valid()
    assert form.cleaned_data["file"].read() == mbox(*MAY)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 carrots", "list.mbox, line 1: expected a line beginning"),
        (b"\x1f\x8b\x08 packed", "a gzip file; unpack it first"),
        (b"PK\x03\x04 packed", "found a zip file; unpack it first."),
        (b"\x89PNG\r\n\x1a\n", "found a picture."),
        (b"From here to there\n", "line 1"),
    ],
)
def test_anything_else_is_told_what_was_expected(data: bytes, said: str) -> None:
    assert said in form_with(data).errors["file"][0]


def test_the_limit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "LARGEST", 100)
    assert "ask your host" in form_with(mbox(*MAY)).errors["file"][0]
