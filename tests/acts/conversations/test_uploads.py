from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from barnraiser.acts.conversations.uploads import Unsuitable, Upload, made, wrong
from tests.ground.test_pictures import bomb, drawn

from .telling import pdf, photo


def sent(name: str, body: bytes, alt: str = "") -> Upload:
    return Upload(SimpleUploadedFile(name, body), alt)


def packed() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("../../evil", "x")
    return file.getvalue()


def test_a_photograph_says_what_it_shows() -> None:
    assert wrong(Upload(photo())).startswith("Say what")
    assert wrong(Upload(photo(), "A boot")) == ""


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("r.pdf", b"%PDF-1.4"),
        ("t.ods", packed()),
        ("r.txt", "Grüße".encode()),
        ("c.csv", b"a,b"),
        ("N.MD", b"# N"),
    ],
)
def test_documents_of_known_kinds_are_taken(name: str, body: bytes) -> None:
    assert wrong(sent(name, body)) == ""


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.svg", b"<svg onload=alert(1)>"), ("a.html", b"<script>"), ("a.pdf", b"<script>"), ("a.zip", packed()),
        ("a.exe", b"MZ"), ("a.txt", b"\xff\xfe\0"), ("a.txt", b"a\0b"), ("a.docx", b"MZ"), ("pdf", b"%PDF-"),
        ("a.pdf.js", b"%PDF-"), ("a.gif", b"GIF89a"), ("a.xml", b"<!DOCTYPE x>"),
    ],
)  # fmt: skip
def test_whatever_else_is_refused(name: str, body: bytes) -> None:
    file = SimpleUploadedFile("x", body)
    file.name = name
    assert wrong(Upload(file, "A picture"))


def test_a_polyglot_is_a_photograph_or_nothing() -> None:
    """What begins like a photograph is read as one and made anew: what else it is, is lost."""
    thing = made(sent("a.pdf", drawn("PNG") + b"<script>alert(1)</script>%PDF-", "A boot"))
    with thing.file.open("rb") as file:
        assert b"script" not in file.read()
    assert thing.is_photo
    thing.file.storage.delete(thing.file.name or "")


@pytest.mark.parametrize(
    "body", [bomb(50_000), b"RIFFxxxxWEBPjunk", b"\xff\xd8\xff" + b"0" * 100, b"\x89PNG\r\n\x1a\n"]
)
def test_a_bomb_or_a_broken_picture_is_refused_and_nothing_kept(body: bytes) -> None:
    with pytest.raises(Unsuitable):
        made(sent("a.png", body, "A boot"))


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("barnraiser.acts.conversations.uploads.MOST_OF_A_FILE", 10)
    assert "Send a smaller one" in wrong(Upload(pdf()))
    assert wrong(sent("a.pdf", b"")) == "This file is empty."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("C:\\temp\\rates.pdf", "rates.pdf"), ("a\u202efdp.exe", "afdp.exe"), ("a\r\nX: y.pdf", "a X: y.pdf"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)  # fmt: skip
def test_a_name_is_one_line_without_a_way_to_anywhere(name: str, said: str) -> None:
    file = SimpleUploadedFile("x", b"x")
    file.name = name
    assert Upload(file).name == said
