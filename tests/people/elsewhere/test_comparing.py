from typing import Any

import pytest

from barnraiser.people.elsewhere import Outcome, Part, Told, findings
from barnraiser.people.models import Person

PAGE = "https://fields.example/@ifeoma"


def outcome(part: Part, told: Told, **here: Any) -> tuple[str, str]:
    person = Person(**({"name": "Hana Kovářová", "handle": "hana", "tagline": "Plants orchards."} | here))
    found = findings(person, told, PAGE)[part]
    return found.outcome.value, found.there


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (Told(names=("Hana Kovářová",)), ("same", "")),
        (Told(names=("Hana Kovářová", "H. Kovářová")), ("differs", "H. Kovářová")),
        (Told(titles=("Hana Kovářová (@hana@fields.example) – Fields",)), ("same", "")),
        (Told(titles=("Fields | Hana Kovářová",)), ("same", "")),
        (Told(titles=("Fields of Bohemia",)), ("differs", "Fields of Bohemia")),
        (Told(names=("H. K.",), titles=("Hana Kovářová",)), ("differs", "H. K.")),
        (Told(), ("none", "")),
    ],
)
def test_names(told: Told, expected: tuple[str, str | None]) -> None:
    said = outcome(Part.NAME, told)
    assert said[0] == expected[0]
    assert expected[1] in (said[1], None)


def test_what_makes_no_difference_makes_none() -> None:
    decomposed = "Hana Kova\u0301r\u030cova\u0301"
    assert outcome(Part.NAME, Told(names=(decomposed, "hana kovářová"))) == ("same", "")
    told = Told(lines=("I plant. It’s “late” – mostly",))
    assert outcome(Part.TAGLINE, told, tagline='It\'s "late" - MOSTLY.') == ("same", "")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (Told(lines=("Plants orchards",)), ("same", "")),
        (Told(lines=("She plants orchards. Sings alto.",)), ("same", "")),
        (Told(lines=("Sings alto.",), descriptions=("Plants orchards.",)), ("differs", "Sings alto.")),
        (Told(descriptions=("Hana plants orchards.",)), ("same", "")),
        (Told(), ("none", "")),
    ],
)
def test_taglines(told: Told, expected: tuple[str, str]) -> None:
    assert outcome(Part.TAGLINE, told) == expected
    assert outcome(Part.TAGLINE, told, tagline="") == ("none", "")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (Told(websites=("http://hana.example",)), ("same", "")),
        (
            Told(
                websites=(PAGE, "https://hana.example/"),
            ),
            ("same", ""),
        ),
        (Told(me=("https://hana.example/",), websites=("https://x.example/",)), ("same", "")),
        (
            Told(websites=(PAGE, "http://localhost/people/hana/", "https://x.example/")),
            ("differs", "https://x.example/"),
        ),
        (Told(websites=(PAGE, "http://localhost/hana")), ("none", "")),
        (Told(), ("none", "")),
    ],
)
def test_websites(told: Told, expected: tuple[str, str]) -> None:
    assert outcome(Part.WEBSITE, told, website="https://hana.example/") == expected
    assert outcome(Part.WEBSITE, told, website="") == ("none", "")
    assert outcome(Part.WEBSITE, Told(), website=PAGE) == ("same", ""), "the page is the website"


def test_the_four_come_in_their_order() -> None:
    found = findings(Person(name="Hana", handle="hana"), Told(), PAGE)
    assert list(found) == [Part.NAME, Part.PICTURE, Part.TAGLINE, Part.WEBSITE]
    assert {finding.outcome for finding in found.values()} == {Outcome.NONE}
