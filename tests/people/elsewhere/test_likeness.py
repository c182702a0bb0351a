from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from barnraiser.ground.pictures import Unreadable, squared
from barnraiser.people.elsewhere.likeness import alike, fingerprint
from tests.ground.test_pictures import bomb


def face(seed: int = 0, size: tuple[int, int] = (400, 300)) -> Image.Image:
    """A picture with something in it."""
    image = Image.new("RGB", size, (200, 180 - seed * 40, 150))
    pen = ImageDraw.Draw(image)
    width, height = size
    for step in range(6):
        at = ((seed * 7 + step * 3) % 8) / 8
        pen.ellipse(
            (at * width, step / 6 * height, at * width + width / 5, (step + 2) / 6 * height),
            fill=(40 * step, 255 - 30 * step, (seed * 90) % 255),
        )
    return image


def file(image: Image.Image, kind: str = "PNG", **options: int) -> BytesIO:
    written = BytesIO()
    image.save(written, kind, **options)
    return BytesIO(written.getvalue())


def test_the_same_picture_is_known_again_however_it_was_saved() -> None:
    mine = fingerprint(BytesIO(squared(file(face()))))
    assert alike(mine, fingerprint(file(face())))
    assert alike(mine, fingerprint(file(face(), "JPEG", quality=40)))
    assert alike(mine, fingerprint(file(face().resize((120, 90)), "WEBP")))
    assert alike(mine, fingerprint(file(face().crop((50, 0, 350, 300)))))


def test_another_picture_is_another() -> None:
    mine = fingerprint(file(face()))
    for seed in (1, 2, 3):
        assert not alike(mine, fingerprint(file(face(seed))))


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"no picture",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        file(Image.new("RGB", (1, 1))).getvalue(),
        bomb(50_000),
        file(face()).getvalue()[:200],
    ],
    ids=["empty", "words", "svg", "1x1", "50000x50000", "cut off"],
)
def test_what_is_no_picture_is_said_in_words(sent: bytes) -> None:
    with pytest.raises(Unreadable, match=r"too small|cannot be read"):
        fingerprint(BytesIO(sent))
