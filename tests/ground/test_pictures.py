import struct
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from barnraiser.ground import pictures
from barnraiser.ground.pictures import SIDE, Picture, Unreadable, fitted, squared


def drawn(form: str, size: tuple[int, int] = (640, 400), mode: str = "RGB", **options: object) -> bytes:
    """A drawn picture as the bytes of a file."""
    written = BytesIO()
    Image.new(mode, size, 128 if mode in "LP" else (200, 30, 30, 90)[: len(mode)]).save(
        written, form, **options
    )
    return written.getvalue()


def bomb(side: int) -> bytes:
    """A small PNG that says it is `side` pixels wide and high."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 10_000)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("JPEG", "L")]
)
def test_every_picture_becomes_a_small_square(form: str, mode: str) -> None:
    with Image.open(BytesIO(squared(BytesIO(drawn(form, mode=mode))))) as made:
        assert (made.format, made.size, made.mode) == ("WEBP", (SIDE, SIDE), "RGB")


def test_nothing_hidden_in_the_file_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "52.1N 4.3E, at home"
    made = squared(BytesIO(drawn("JPEG", exif=exif)))
    assert b"at home" not in made
    with Image.open(BytesIO(made)) as image:
        assert not image.getexif()


def test_a_turned_photograph_is_put_upright() -> None:
    picture = Image.new("RGB", (400, 400), "white")
    picture.paste("black", (0, 0, 400, 200))
    exif = Image.Exif()
    exif[0x0112] = 3
    written = BytesIO()
    picture.save(written, "JPEG", exif=exif)
    with Image.open(BytesIO(squared(BytesIO(written.getvalue())))) as made:
        top = made.getpixel((160, 20))
    assert isinstance(top, tuple)
    assert top[0] > 200


@pytest.mark.parametrize("side", [4_000, 7_071, 8_000, 12_000, 50_000])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(side: int) -> None:
    with pytest.raises(Unreadable):
        squared(BytesIO(bomb(side)))


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        drawn("JPEG")[:700],
        drawn("GIF"),
        drawn("BMP"),
    ],
)
def test_what_is_no_picture_is_refused_in_plain_words(words: bytes) -> None:
    with pytest.raises(Unreadable, match="JPEG, PNG or WebP"):
        squared(BytesIO(words))


def test_more_than_twelve_million_pixels_are_for_plain_jpegs_alone() -> None:
    large = (4200, 3000)
    with Image.open(BytesIO(squared(BytesIO(drawn("JPEG", large))))) as made:
        assert made.size == (SIDE, SIDE)
    for file in (drawn("PNG", large, "L"), drawn("WEBP", large), drawn("JPEG", large, progressive=True)):
        with pytest.raises(Unreadable, match="more than 12 million pixels"):
            squared(BytesIO(file))


def test_two_are_unpacked_at_once_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    working, most = [], []

    def slowly(image: Image.Image, shape: object) -> Picture:
        working.append(image.size)
        most.append(len(working))
        time.sleep(0.05)
        working.pop()
        return Picture(b"made", 1, 1)

    monkeypatch.setattr(pictures, "_webp", slowly)
    with ThreadPoolExecutor(6) as crowd:
        made = list(crowd.map(squared, [BytesIO(drawn("PNG")) for _ in range(6)]))
    assert made == [b"made"] * 6
    assert max(most) == 2


def test_a_photograph_keeps_its_shape_is_put_upright_and_is_no_larger_than_it_need_be() -> None:
    picture = Image.new("RGB", (3000, 1000), "white")
    picture.paste("black", (0, 0, 3000, 500))
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "52.1N 4.3E, at home"
    written = BytesIO()
    picture.save(written, "JPEG", exif=exif)
    made = fitted(BytesIO(written.getvalue()))
    assert (made.width, made.height) == (533, 1600)
    assert b"at home" not in made.content
    with Image.open(BytesIO(made.content)) as image:
        assert image.size == (533, 1600)
        assert not image.getexif()
        assert image.getpixel((523, 10)) == (0, 0, 0)
    small = fitted(BytesIO(drawn("PNG", (30, 20))))
    assert (small.width, small.height) == (30, 20)
    assert fitted(BytesIO(drawn("PNG", (9000, 1)))).height == 1


def test_a_photograph_that_is_a_bomb_is_refused() -> None:
    with pytest.raises(Unreadable):
        fitted(BytesIO(bomb(50_000)))
    with pytest.raises(Unreadable, match="million pixels"):
        fitted(BytesIO(bomb(9_000)))
