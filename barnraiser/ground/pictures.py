"""A picture somebody sends becomes another, made anew: nothing of the file they sent is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from threading import BoundedSemaphore
from typing import IO

from PIL import Image, ImageOps

SIDE = 320
LONGEST_SIDE = 1600
MOST_BYTES = 8_000_000
MOST_PIXELS = 50_000_000
MOST_UNPACKED = 12_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
TOO_MANY = (
    "This picture has more than {} million pixels. Send a smaller copy; one 2000 pixels wide is plenty."
)
_BROKEN = (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning)
_AT_ONCE = BoundedSemaphore(2)  # a picture in the making takes up to 200 MB


class Unreadable(ValueError):
    """What was sent is not a picture we can use; the words say why and what to do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A WebP and how many pixels it has each way."""

    content: bytes
    width: int
    height: int


def squared(file: IO[bytes]) -> bytes:
    """The middle of the picture as a 320 px square WebP without any of its hidden data. Raises Unreadable."""
    return _anew(file, SIDE, _square).content


def fitted(file: IO[bytes], side: int = LONGEST_SIDE) -> Picture:
    """The whole picture, upright, no side longer than this, as a WebP without any of its hidden data. Raises Unreadable."""
    return _anew(file, side, lambda image: _within(image, side))


def _anew(file: IO[bytes], side: int, shape: Callable[[Image.Image], Image.Image]) -> Picture:
    try:
        with _AT_ONCE, Image.open(file, formats=FORMATS) as image:
            _small_enough(image, MOST_PIXELS)
            if not image.info.get("progressive"):  # such a JPEG is unpacked whole, whatever size one asks for
                image.draft("RGB", (2 * side, 2 * side))
            _small_enough(image, MOST_UNPACKED)
            return _webp(image, shape)
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable("We cannot read this as a picture. Send a JPEG, PNG or WebP.") from error


def _small_enough(image: Image.Image, most: int) -> None:
    if image.width * image.height > most:
        raise Unreadable(TOO_MANY.format(most // 1_000_000))


def _webp(image: Image.Image, shape: Callable[[Image.Image], Image.Image]) -> Picture:
    """Made small first and everything else after, so that only the picture as it came is ever large."""
    if image.mode not in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        image = image.convert("RGBA")
    shaped = ImageOps.exif_transpose(shape(image)).convert("RGBA")
    flat = Image.new("RGB", shaped.size, "white")
    flat.paste(shaped, mask=shaped.getchannel("A"))
    written = BytesIO()
    flat.save(written, "WEBP", quality=82, method=4)
    return Picture(written.getvalue(), flat.width, flat.height)


def _square(image: Image.Image) -> Image.Image:
    return ImageOps.fit(image, (SIDE, SIDE), Image.Resampling.LANCZOS)


def _within(image: Image.Image, side: int) -> Image.Image:
    """Never made larger than it came. What is a line of pixels stays one pixel wide."""
    if max(image.size) <= side:
        return image.copy()
    scale = side / max(image.size)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return _turned_as(image, image.resize(size, Image.Resampling.LANCZOS))


def _turned_as(image: Image.Image, small: Image.Image) -> Image.Image:
    """The small one says which way up it is, as the large one did."""
    small.info["exif"] = image.getexif().tobytes()
    return small
