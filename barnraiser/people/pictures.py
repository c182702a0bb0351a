"""A picture somebody sends becomes a small square one, made anew: nothing of the file they sent is kept."""

from io import BytesIO
from threading import BoundedSemaphore
from typing import IO

from PIL import Image, ImageOps

SIDE = 320
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


def squared(file: IO[bytes]) -> bytes:
    """The middle of the picture as a 320 px square WebP without any of its hidden data. Raises Unreadable."""
    try:
        with _AT_ONCE, Image.open(file, formats=FORMATS) as image:
            _small_enough(image, MOST_PIXELS)
            if not image.info.get("progressive"):  # such a JPEG is unpacked whole, whatever size one asks for
                image.draft("RGB", (2 * SIDE, 2 * SIDE))
            _small_enough(image, MOST_UNPACKED)
            return _webp(image)
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable("We cannot read this as a picture. Send a JPEG, PNG or WebP.") from error


def _small_enough(image: Image.Image, most: int) -> None:
    if image.width * image.height > most:
        raise Unreadable(TOO_MANY.format(most // 1_000_000))


def _webp(image: Image.Image) -> bytes:
    """Made small first and everything else after, so that only the picture as it came is ever large."""
    if image.mode not in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        image = image.convert("RGBA")
    square = ImageOps.exif_transpose(ImageOps.fit(image, (SIDE, SIDE), Image.Resampling.LANCZOS))
    square = square.convert("RGBA")
    flat = Image.new("RGB", square.size, "white")
    flat.paste(square, mask=square.getchannel("A"))
    written = BytesIO()
    flat.save(written, "WEBP", quality=82, method=4)
    return written.getvalue()
