"""Every colour pairing that the language allows is readable, in light and in dark. The tokens come from the stylesheet."""

import re
from pathlib import Path

import pytest

import barnraiser.ground.web

CSS = Path(barnraiser.ground.web.__file__).parent / "static" / "web" / "css"
SHEET = "".join(path.read_text(encoding="utf-8") for path in sorted(CSS.glob("*.css")))
HEX = r"#[0-9a-fA-F]{3,6}"
TOKEN: dict[str, tuple[str, str]] = {}
for name, light, dark in re.findall(rf"--([\w-]+):\s*light-dark\(({HEX}),\s*({HEX})\)", SHEET):
    TOKEN.setdefault(name, (light, dark))
for name, both in re.findall(rf"--(on-[\w-]+):({HEX})", SHEET):
    TOKEN.setdefault(name, (both, both))
PAINT = {
    paint: (light, dark, second)
    for paint, light, dark, second in re.findall(
        rf"\[data-paint=(\w+)\]\s*\{{--paint:light-dark\(({HEX}),({HEX})\);--on-paint-2:({HEX})", SHEET
    )
}
INKS = ("tar", "tar-2", "tar-3", "falu", "spruce", "ochre", "chalk", "slate", "plum", "alarm")
WASHED = ("falu", "spruce", "ochre", "chalk", "slate", "plum", "alarm")
TEXT, EDGE = 4.5, 3.0

PAIRS = [
    *((ink, ground, TEXT) for ground in ("lime", "planed", "sawn") for ink in INKS),
    *(("line-2", ground, EDGE) for ground in ("lime", "planed", "sawn")),
    *((ink, f"{wash}-wash", TEXT) for wash in WASHED for ink in (wash, "tar", "tar-2")),
    *(("on-fill", fill, TEXT) for fill in ("falu-fill", "falu-deep", "spruce-fill")),
    ("lime", "tar", TEXT),
    ("lime", "slate", TEXT),
    ("chalk", "lime", EDGE),
    ("tar", "level-body", EDGE),
]


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    wide = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(wide[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert ratio("#000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_the_pairing_can_be_read(ink: str, ground: str, least: float) -> None:
    for side in (0, 1):
        assert ratio(TOKEN[ink][side], TOKEN[ground][side]) >= least


def test_every_coat_of_paint_can_carry_words() -> None:
    assert set(PAINT) == {"falu", "spruce", "indigo", "umber", "plum"}
    for light, dark, second in PAINT.values():
        for ink in (TOKEN["on-paint"][0], second):
            assert min(ratio(ink, light), ratio(ink, dark)) >= TEXT
