"""Photographs and files somebody sends along, looked at before anything is kept."""

from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.base import ContentFile, File

from barnraiser.ground.pictures import MOST_BYTES, Unreadable, fitted
from barnraiser.ground.text import one_line

from .models import Attachment

MOST = 4
MOST_OF_A_FILE = 10_000_000
LONGEST_NAME = 100
_PHOTOS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
_PACKED, _TEXT = b"PK\x03\x04", b""
# What a file's name ends in, and what the file then begins with.
KINDS = {
    "pdf": b"%PDF-",
    **dict.fromkeys(("odt", "ods", "odp", "docx", "xlsx", "pptx"), _PACKED),
    **dict.fromkeys(("txt", "md", "csv", "ics", "gpx"), _TEXT),
}
SAID = (
    f"Up to {MOST}. Photographs as JPEG, PNG or WebP, up to {MOST_BYTES // 1_000_000} MB: they are made anew, so that where and "
    f"with what they were taken is not kept. Documents ({', '.join(KINDS)}) up to {MOST_OF_A_FILE // 1_000_000} MB stay as they are."
)


class Unsuitable(ValueError):
    """What was sent cannot hang on a message; the words say why and what to do."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came, and for a photograph what it shows."""

    file: "File[bytes]"
    alt: str = ""

    @property
    def name(self) -> str:
        """What the sender called it, on one line, without a way to anywhere."""
        name = one_line(str(self.file.name or "")).replace("\\", "/").rpartition("/")[2] or "file"
        stem, ending = PurePath(name).stem, PurePath(name).suffix[:10]
        return stem[: LONGEST_NAME - len(ending)] + ending

    @property
    def is_photo(self) -> bool:
        return _begins(self.file, 8).startswith(_PHOTOS)


def wrong(upload: Upload) -> str:
    """What is wrong with it, as far as one look tells; nothing where it may be tried."""
    size, ending = upload.file.size or 0, PurePath(upload.name).suffix.lower().removeprefix(".")
    if not size:
        return "This file is empty."
    if upload.is_photo:
        if size > MOST_BYTES:
            return f"This photograph has more than {MOST_BYTES // 1_000_000} MB. Send a smaller copy."
        return "" if upload.alt else "Say what the photograph shows, for those who do not see it."
    if size > MOST_OF_A_FILE:
        return (
            f"This file has more than {MOST_OF_A_FILE // 1_000_000} MB. Send a smaller one, or a link to it."
        )
    if ending not in KINDS or not _is_of_kind(upload.file, KINDS[ending]):
        return f"Only photographs (JPEG, PNG, WebP) and documents ({', '.join(KINDS)}) can be sent along."
    return ""


def made(upload: Upload) -> Attachment:
    """The thing with its file in the store, its row not yet written. Raises Unsuitable."""
    if trouble := wrong(upload):
        raise Unsuitable(trouble)
    upload.file.seek(0)
    if not upload.is_photo:
        upload.file.seek(0)
        thing = Attachment(is_photo=False, name=upload.name, size=upload.file.size)
        thing.file.save("", upload.file, save=False)
        return thing
    try:
        upload.file.seek(0)
        picture = fitted(upload.file)
    except Unreadable as error:
        raise Unsuitable(str(error)) from error
    thing = Attachment(is_photo=True, name=upload.name, alt=upload.alt, size=len(picture.content))
    thing.width, thing.height = picture.width, picture.height
    thing.file.save("", ContentFile(picture.content), save=False)
    return thing


def _begins(file: "File[bytes]", length: int) -> bytes:
    file.seek(0)
    found: bytes = file.read(length)
    return found


def _is_of_kind(file: "File[bytes]", beginning: bytes) -> bool:
    """It begins as its kind does; what says it is text is text throughout."""
    if beginning:
        return _begins(file, len(beginning)) == beginning
    file.seek(0)
    try:
        return "\0" not in file.read().decode()
    except UnicodeDecodeError:
        return False
