"""Whether two pictures look alike: 64 bits a picture, each whether it grows darker from one place to the next."""

from io import BytesIO
from typing import IO

from PIL import Image

from barnraiser.ground.pictures import FORMATS, Unreadable, squared

SMALLEST = 32
MOST_APART = 10
_SMALL = "It is too small to compare."
_UNREADABLE = "It cannot be read as a picture, or is far too large."


def fingerprint(file: IO[bytes]) -> int:
    """The 64 bits of the picture's middle square. Raises Unreadable with a sentence."""
    try:
        return _bits(file)
    except Unreadable as error:
        raise Unreadable(str(error) if str(error) == _SMALL else _UNREADABLE) from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Unreadable(_UNREADABLE) from error


def _bits(file: IO[bytes]) -> int:
    with Image.open(file, formats=FORMATS) as image:
        if min(image.size) < SMALLEST:
            raise Unreadable(_SMALL)
    file.seek(0)
    with Image.open(BytesIO(squared(file))) as square:
        grey = square.convert("L").resize((9, 8), Image.Resampling.LANCZOS)
    shades = grey.tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            at = row * 9 + column
            bits = bits << 1 | (shades[at] > shades[at + 1])
    return bits


def alike(one: int, other: int) -> bool:
    """Whether they are the same picture to somebody who looks: made smaller, saved anew, or cut to a square."""
    return (one ^ other).bit_count() <= MOST_APART
