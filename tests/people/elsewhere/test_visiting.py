"""Going to see a page on a server that is really there."""

import gzip
import socket
import time

import pytest

from barnraiser.ground.pictures import squared
from barnraiser.people import actions
from barnraiser.people.elsewhere import Outcome, Told, likeness, visit, visiting
from barnraiser.people.models import Person
from tests.ground.test_pictures import bomb
from tests.outside import Outside, Sends, answer, sent_on
from tests.people.elsewhere.test_likeness import face, file


def test_a_page_is_read_where_it_is(there: Outside) -> None:
    there.pages["fields.example/@ifeoma"] = answer("<title>Ifeoma</title>")
    assert visit("http://fields.example/@ifeoma").told.titles == ("Ifeoma",)
    there.pages["fields.example/moved"] = sent_on("http://www.fields.example/@ifeoma")
    there.pages["www.fields.example/@ifeoma"] = answer("<title>Moved</title>")
    assert visit("http://fields.example/moved").told.titles == ("Moved",)


def test_a_page_that_leads_elsewhere_is_not_the_page_that_was_listed(there: Outside) -> None:
    """An open redirect on a host one does not keep proves nothing."""
    there.pages["fields.example/go?to=other"] = sent_on("http://other.example/")
    there.pages["other.example/"] = answer("<title>Not hers</title>")
    there.pages["fields.example/refresh"] = answer(
        "<meta http-equiv=refresh content='0; url=http://other.example/'>"
    )
    for path in ("go?to=other", "refresh"):
        seen = visit(f"http://fields.example/{path}")
        assert (seen.is_read, seen.leads_on, seen.told) == (False, "other.example", Told())


def test_every_hostile_answer_is_one_of_the_troubles(there: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    def drips(line: socket.socket) -> None:
        line.sendall(answer(b"", content_length="100000"))
        for _ in range(50):
            line.sendall(b"<")
            time.sleep(0.02)

    answers: dict[str, tuple[bytes | Sends, str]] = {
        "large": (answer(b"<p>" * 7_000_000), "too_large"),
        "bomb": (answer(gzip.compress(b"<p>" * 7_000_000), content_encoding="gzip"), "too_large"),
        "round": (sent_on("/round"), "goes_round"),
        "picture": (answer(b"", kind="image/svg+xml"), "of_another_kind"),
        "gone": (answer(status=410), "answered_no"),
        "drip": (drips, "unreachable"),
        "charset": (answer(b"<title>\xff\xfe</title>", kind="text/html; charset=zip"), ""),
    }
    for path, (sends, trouble) in answers.items():
        monkeypatch.setattr(visiting, "SECONDS", 0.5 if path == "drip" else 20)
        there.pages[f"fields.example/{path}"] = sends
        assert visit(f"http://fields.example/{path}").trouble == trouble, path
    assert visit("http://nobody.localhost/").trouble == "unreachable"


def shows(there: Outside, body: bytes, kind: str = "image/png") -> Told:
    there.pages["fields.example/face"] = answer(body, kind=kind)
    return Told(pictures=("http://fields.example/face",), covers=("http://fields.example/cover",))


@pytest.fixture
def pictured(ruth: Person) -> Person:
    return actions.show_picture(by=ruth, person=ruth, picture=squared(file(face())))


def test_the_picture_of_the_person_is_compared_with_the_one_here(there: Outside, pictured: Person) -> None:
    assert likeness(pictured, shows(there, file(face()).getvalue())).outcome == Outcome.SAME
    assert likeness(pictured, shows(there, file(face(1)).getvalue())).outcome == Outcome.DIFFERS
    assert likeness(pictured, Told()).outcome == Outcome.NONE
    there.pages["fields.example/cover"] = answer(file(face()).getvalue(), kind="image/png")
    assert likeness(pictured, Told(covers=("http://fields.example/cover",))).outcome == Outcome.SAME


def test_a_picture_that_cannot_be_compared_says_why(there: Outside, pictured: Person) -> None:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    for body, kind, note in (
        (svg, "image/svg+xml", "cannot be read"),
        (bomb(50_000), "image/png", "cannot be read"),
        (bomb(1), "image/png", "too small"),
        (b"<html>", "text/html", "could not be fetched"),
        (b"x" * 5_100_000, "image/png", "could not be fetched"),
    ):
        found = likeness(pictured, shows(there, body, kind))
        assert found.outcome == Outcome.NONE
        assert note in found.note


def test_a_picture_inside_is_not_fetched(there: Outside, pictured: Person) -> None:
    for address in (
        "http://127.0.0.1/face",
        "file:///etc/passwd",
        "http://fields.example:25/face",
        "data:image/png,x",
    ):
        assert likeness(pictured, Told(pictures=(address,))).note == "It could not be fetched."
    assert there.connections == 0


def test_without_a_picture_here_nothing_is_fetched(there: Outside, ruth: Person) -> None:
    assert likeness(ruth, shows(there, b"")).outcome == Outcome.NONE
    assert there.connections == 0
