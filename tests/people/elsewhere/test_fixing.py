from barnraiser.people.elsewhere import Finding, Outcome, Part, fixes, trouble
from barnraiser.people.models import Person

HANA = Person(
    name="Hana Kovářová", handle="hana", tagline="Plants orchards.", website="https://hana.example/"
)
HOME = "https://valley.example/people/hana/"


def test_each_thing_to_mend_is_one_line_that_says_where_and_how() -> None:
    found = {
        Part.NAME: Finding(Outcome.DIFFERS, "H. K."),
        Part.PICTURE: Finding(Outcome.DIFFERS),
        Part.TAGLINE: Finding(Outcome.DIFFERS, "x" * 300),
        Part.WEBSITE: Finding(Outcome.DIFFERS, "https://x.example/"),
    }
    assert fixes(HANA, "fields.example", found, HOME, links_back=False) == [
        f'fields.example does not link back here yet. Add a link to {HOME} there, with rel="me".',
        "On fields.example your name is “H. K.”. Here it is “Hana Kovářová”. Change one of them.",
        "On fields.example your picture is another one than here. Change one of them.",
        f"On fields.example your tagline says “{'x' * 159}…”. Here it says “Plants orchards.”. Change one of them.",
        "On fields.example your website is “https://x.example/”. Here it is “https://hana.example/”. Change one of them.",
    ]


def test_what_is_the_same_or_left_out_needs_no_mending() -> None:
    found = {Part.NAME: Finding(Outcome.SAME), Part.TAGLINE: Finding(Outcome.NONE)}
    assert fixes(HANA, "fields.example", found, HOME, links_back=True) == []


def test_a_picture_that_could_not_be_compared_says_why() -> None:
    found = {Part.PICTURE: Finding(Outcome.NONE, note="It is too small to compare.")}
    assert fixes(HANA, "fields.example", found, HOME, links_back=True) == [
        "The picture on fields.example was not compared. It is too small to compare."
    ]


def test_each_trouble_has_a_way_out() -> None:
    for kind in ("unreachable", "answered_no", "too_large", "goes_round", "of_another_kind"):
        assert "fields.example" in trouble("fields.example", kind)
    assert trouble("fields.example", "", "evil.example") == (
        "fields.example leads on to evil.example. List that page itself."
    )
