"""What a file that is no archive is instead, in plain words, where its first bytes tell."""

from tiework.errors import InputError

ENOUGH = 16
_BEGINNINGS = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip file; unpack it first",
    b"\x1f\x8b": "a gzip file; unpack it first",
    b"BZh": "a bzip2 file; unpack it first",
    b"\xfd7zXZ": "an xz file; unpack it first",
    b"7z\xbc\xaf": "a 7z file; unpack it first",
    b"!BDN": "an Outlook file; export it as mbox first",
}


def in_plain_words(error: InputError, begins: bytes) -> InputError:
    """The error says what the file is, instead of showing how it begins."""
    found = next((words for mark, words in _BEGINNINGS.items() if begins.startswith(mark)), "")
    if begins.startswith(b"RIFF") and begins[8:12] == b"WEBP":
        found = "a picture"
    return InputError(error.expected, found=found, file=error.file, line=error.line) if found else error
