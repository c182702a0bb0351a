"""What others made lies here as recorded: name, licence, hash."""

import re
from hashlib import sha256
from pathlib import Path

import barnraiser.ground.web

STATIC = Path(barnraiser.ground.web.__file__).parent / "static" / "web"
ROWS = dict(
    re.findall(r"^\| `([^`]+)` .*\| `([0-9a-f]{64})` \|$", (STATIC / "VENDORED.md").read_text(), re.M)
)


def test_every_file_of_others_has_a_row() -> None:
    found = [*STATIC.glob("fonts/*.woff2"), *STATIC.glob("vendor/*.js"), STATIC / "icons" / "sprite.svg"]
    assert {str(path.relative_to(STATIC)) for path in found} == set(ROWS)


def test_every_row_agrees_with_its_file() -> None:
    for name, digest in ROWS.items():
        assert sha256((STATIC / name).read_bytes()).hexdigest() == digest, name


def test_the_sheets_load_nothing_from_elsewhere() -> None:
    for sheet in STATIC.glob("css/*.css"):
        for address in re.findall(r"url\(([^)]*)\)", sheet.read_text(encoding="utf-8")):
            assert (sheet.parent / address.strip("\"'")).resolve().is_file(), address
