import pytest
from tiework.errors import InputError

from barnraiser.acts.imports.magic import in_plain_words

UNREADABLE = InputError("a mail", found="'\ufffdPNG'", file="list.mbox", line=1)


@pytest.mark.parametrize(
    ("begins", "found"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture"),
        (b"PK\x03\x04\x14", "a zip file; unpack it first"),
        (b"%PDF-1.7", "a PDF document"),
    ],
)
def test_what_a_file_is_instead_is_said_in_words(begins: bytes, found: str) -> None:
    assert str(in_plain_words(UNREADABLE, begins)) == f"list.mbox, line 1: expected a mail, found {found}"


@pytest.mark.parametrize("begins", [b"", b"Dear all", b"RIFF\x10\0\0\0WAVEfmt "])
def test_what_is_not_known_is_said_as_it_begins(begins: bytes) -> None:
    assert in_plain_words(UNREADABLE, begins) is UNREADABLE
