"""The page in the forms other programs read: each read back by a program that was not written for it."""

from datetime import UTC, datetime
from io import BytesIO

import vobjectx
import zxingcpp
from bs4 import BeautifulSoup
from django.test import override_settings
from PIL import Image

from barnraiser.people import actions, queries
from barnraiser.people.formats import linked_data, pictures, qr, signature, vcard, webfinger
from barnraiser.people.formats.lettering import Hand
from barnraiser.people.models import Person
from tests.ground.test_pictures import drawn

HARD = "Semi;colon, comma\\slash\nand a line 李 " + "long " * 30


def told(ruth: Person) -> queries.Page:
    actions.edit_profile(
        by=ruth,
        person=ruth,
        tagline=HARD[:140],
        website="https://ruth.example/wheat",
        place="Bishop’s Castle",
        country="GB",
        picture=drawn("WEBP"),
        told={
            "languages": ["en", "cy"],
            "expertise": {"rye": "expert", "clay": "average", "tenders": "beginner"},
            "affiliations": [actions.Serves("Mill; Sons, Ltd", "Miller")],
        },
    )
    return queries.page_of(ruth, ruth)


def test_a_card_is_read_back_by_another_program(ruth: Person) -> None:
    page = told(ruth)
    card = vcard.vcard(page, picture=pictures.portrait(ruth), written=datetime(2026, 3, 2, 9, tzinfo=UTC))
    lines = card.split(b"\r\n")
    assert lines[:2] == [b"BEGIN:VCARD", b"VERSION:4.0"]
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines), "no letter is cut in two"
    read = vobjectx.read_one(card.decode())
    assert read.fn.value == "Ruth Amsel"
    assert read.note.value == HARD[:140]
    assert read.org.value == ["Mill; Sons, Ltd"]
    assert read.title.value == "Miller"
    assert [url.value for url in read.contents["url"]] == [
        "http://localhost/ruth-amsel",
        "https://ruth.example/wheat",
    ]
    assert [lang.value for lang in read.contents["lang"]] == ["en", "cy"]
    levels = {row.value: row.params["LEVEL"] for row in read.contents["expertise"]}
    assert levels == {"rye": ["expert"], "clay": ["average"], "tenders": ["beginner"]}
    assert {row.value for row in read.contents["interest"]} == {"soil", "wheat"}
    assert read.rev.value == "20260302T090000Z"
    assert read.adr.value.city == "Bishop’s Castle"


def test_folding_and_escaping_follow_the_rule() -> None:
    assert vcard.escaped("a\\b;c,d\r\ne\rf") == "a\\\\b\\;c\\,d\\ne\\nf"
    for words in ("NOTE:" + "ü" * 200, "x" * 75, "x" * 76, "NOTE:" + "🦊" * 90, ""):
        folded = vcard.folded(words)
        assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
        assert folded.replace("\r\n ", "") == words


def test_a_telephone_reads_the_square(ruth: Person) -> None:
    address = queries.page_of(ruth, ruth).address
    with Image.open(BytesIO(qr.png(address))) as image:
        assert [code.text for code in zxingcpp.read_barcodes(image.convert("L"))] == [address]
    drawing = BeautifulSoup(qr.svg(address, "The <way>"), "html5lib").find("svg")
    assert drawing
    *_, wide, high = str(drawing["viewBox"]).split()
    assert wide == high
    assert "<way>" not in str(qr.svg(address, "The <way>"))


def test_a_signature_is_tables_and_inline_styles_and_nothing_else(ruth: Person) -> None:
    drawn_one = signature.as_html(told(ruth))
    soup = BeautifulSoup(drawn_one, "html5lib")
    allowed = {"html", "head", "body", "table", "tbody", "tr", "td", "b", "br", "span", "a"}
    assert {tag.name for tag in soup.find_all(True)} <= allowed, "and no picture while none is public"
    for tag in soup.body.find_all(True):  # type: ignore[union-attr]
        assert not {"class", "id", "onclick"} & tag.attrs.keys()
        assert "url(" not in str(tag.get("style", ""))
    assert {str(a["href"]) for a in soup.find_all("a")} == {
        "http://localhost/ruth-amsel",
        "https://ruth.example/wheat",
    }
    with_face = BeautifulSoup(signature.as_html(told(ruth), "http://localhost/x.jpg"), "html5lib")
    assert [image["src"] for image in with_face.find_all("img")] == ["http://localhost/x.jpg"]


def test_the_plain_signature_begins_with_the_two_dashes_and_names_every_link(ruth: Person) -> None:
    said = signature.as_text(told(ruth)).split("\n")
    assert said[:2] == ["-- ", "Ruth Amsel"]
    assert said[-2:] == ["http://localhost/ruth-amsel", "Website: https://ruth.example/wheat"]


def test_the_card_beside_a_link_is_drawn_whatever_the_name(ruth: Person) -> None:
    for name in ("Łucja Kovářová", "李小龙", "W" * 80):
        ruth.name = name
        with Image.open(BytesIO(pictures.card(queries.page_of(ruth, ruth), "Alder Valley"))) as image:
            assert (image.size, image.format) == ((1200, 630), "PNG")
    assert pictures.portrait(ruth) == b""


def test_letters_the_house_lacks_are_not_half_written() -> None:
    hand = Hand("vollkorn", 38, 400)
    assert hand.can_write("Łucja Kovářová") and not hand.can_write("Ruth 李")  # noqa: PT018
    assert hand.wrapped("Ruth 李", 500, 2) == []
    lines = hand.wrapped("one two three four five six seven " * 4, 300, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(hand.length(line) <= 300 for line in lines)
    assert hand.wrapped("x" * 400, 300, 2)[0].endswith("…")


def test_linked_data_leaves_out_what_is_not_shown_and_ends_no_script(ruth: Person) -> None:
    said = linked_data.person(queries.page_of(None, ruth))
    assert said == {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": "http://localhost/ruth-amsel",
        "url": "http://localhost/ruth-amsel",
    }
    assert "<" not in linked_data.script({"x": "</script><!-- & -->"})


@override_settings(NETWORK_ADDRESS="https://valley.example")
def test_a_resource_names_a_handle_of_this_house_or_none() -> None:
    for resource in (
        "acct:ruth@valley.example",
        "acct:@ruth@valley.example",
        "acct%3Aruth@valley.example",
        "https://valley.example/ruth/",
    ):
        assert webfinger.handle_in(resource) == "ruth", resource
    for resource in (
        "acct:ruth@valley.example.evil",
        "acct:ruth",
        "https://valley.example/people/ruth",
        "https://valley.example.evil/ruth",
        "mailto:ruth@valley.example",
        "",
    ):
        assert webfinger.handle_in(resource) == "", resource
