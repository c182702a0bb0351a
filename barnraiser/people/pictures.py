"""A picture somebody sends becomes a small square one, made anew: nothing of the file they sent is kept."""

from io import BytesIO
from typing import IO

from PIL import Image, ImageOps

SIDE = 320
MOST_BYTES = 8_000_000
MOST_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
_BROKEN = (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning)


class Unreadable(ValueError):
    """What was sent is not a picture we can use; the words say why and what to do."""


def squared(file: IO[bytes]) -> bytes:
    """The middle of the picture as a 320 px square WebP without any of its hidden data. Raises Unreadable."""
    try:
        with Image.open(file, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Unreadable("This picture has too many pixels. Send a smaller copy.")
            image.draft("RGB", (2 * SIDE, 2 * SIDE))
            return _webp(image)
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable("We cannot read this as a picture. Send a JPEG, PNG or WebP.") from error


def _webp(image: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    square = ImageOps.fit(upright, (SIDE, SIDE), Image.Resampling.LANCZOS)
    flat = Image.new("RGB", square.size, "white")
    flat.paste(square, mask=square.getchannel("A"))
    written = BytesIO()
    flat.save(written, "WEBP", quality=82, method=4)
    return written.getvalue()
