"""The one link: what a stranger reads, what programs read, and that there is no telling who hides from who is not."""

import json
import re
from io import BytesIO
from typing import Any

import mf2py
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image

from barnraiser.people import actions, gazetteer
from barnraiser.people.models import Audience, Part, Person
from tests.ground.test_pictures import drawn
from tests.signing_in import signed_in

HOST = "http://localhost"
TOLD: dict[str, Any] = {
    "languages": ["en", "de"],
    "values": ["candour", "patience"],
    "expertise": {"old wheats": "expert", "tenders": "beginner"},
    "affiliations": [actions.Serves("Amsel & Daughter", "Farmer", "https://farm.example")],
}


@pytest.fixture
def open_ruth(ruth: Person) -> Person:
    """Ruth wrote her whole page, and everybody may read it."""
    town = gazetteer.named("Ludlow", "GB")[0]
    actions.edit_profile(
        by=ruth,
        person=ruth,
        place="Ludlow",
        town=town,
        website="https://ruth.example/",
        sentence="Ruth grows wheat.",
        story="I came **late**.</script><b>x",
        picture=drawn("WEBP"),
        told=TOLD,
    )
    actions.show_parts(by=ruth, person=ruth, audiences=dict.fromkeys(Part.values, Audience.PUBLIC))
    return ruth


def page_of(client: Client, path: str = "/ruth-amsel") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.requirement("A1", "A11")
def test_one_address_shows_who_they_are_what_they_do_and_every_link(
    open_ruth: Person, client: Client
) -> None:
    page = page_of(client)
    for words in ("Ruth Amsel", open_ruth.tagline, "https://ruth.example/", "candour, patience", "English, German",
                  "Amsel &amp; Daughter", "old wheats", "<strong>late</strong>"):  # fmt: skip
        assert words in page, words
    assert 'rel="me nofollow noopener ugc"' in page


@pytest.mark.requirement("A3")
def test_one_name_picture_line_and_website_are_kept_and_taken_along_by_every_form(
    open_ruth: Person, client: Client
) -> None:
    """The same four in the page, the card, the linked data and the signature."""
    four = ("Ruth Amsel", open_ruth.tagline, "https://ruth.example/")
    kit = signed_in(open_ruth).get("/me/kit/").content.decode()
    for said in (page_of(client), page_of(client, "/ruth-amsel/card.vcf"), kit):
        for one in four:
            assert one in said
    assert "PHOTO:data:image/jpeg" in page_of(client, "/ruth-amsel/card.vcf")
    assert f"{HOST}/ruth-amsel/picture.jpg" in kit
    assert f"/people/{open_ruth.code}/picture/" in page_of(client)


def test_a_reader_of_microformats_finds_the_card(open_ruth: Person, client: Client) -> None:
    found = mf2py.parse(doc=page_of(client), url=f"{HOST}/ruth-amsel")
    card = next(item for item in found["items"] if "h-card" in item["type"])["properties"]
    assert card["name"] == ["Ruth Amsel"]
    assert card["note"] == [open_ruth.tagline]
    assert {"https://ruth.example/", f"{HOST}/ruth-amsel"} <= set(card["url"])
    assert card["uid"] == [f"{HOST}/ruth-amsel"]
    assert card["photo"][0]["value"].startswith(f"{HOST}/people/")
    assert card["adr"][0]["properties"] == {"locality": ["Ludlow"], "country-name": ["United Kingdom"]}
    assert card["org"][0]["properties"]["name"] == ["Amsel & Daughter"]
    assert set(card["category"]) == {"soil", "wheat"}
    assert {"https://ruth.example/", f"{HOST}/ruth-amsel"} <= set(found["rels"]["me"])


def test_linked_data_and_open_graph_say_the_same(open_ruth: Person, client: Client) -> None:
    soup = BeautifulSoup(page_of(client), "html5lib")
    script = soup.find("script", type="application/ld+json")
    assert script
    said = json.loads(str(script.string))
    assert (said["@context"], said["@type"], said["name"]) == ("https://schema.org", "Person", "Ruth Amsel")
    assert said["sameAs"] == ["https://ruth.example/"]
    assert said["knowsLanguage"] == ["en", "de"]
    assert said["affiliation"] == [
        {"@type": "Organization", "name": "Amsel & Daughter", "url": "https://farm.example"}
    ]
    graph = {tag["property"]: tag["content"] for tag in soup.find_all("meta", property=True)}
    assert (graph["og:title"], graph["og:description"]) == ("Ruth Amsel", open_ruth.tagline)
    assert graph["og:url"] == f"{HOST}/ruth-amsel"
    answer = client.get(str(graph["og:image"]).removeprefix(HOST))
    assert answer["Content-Type"] == graph["og:image:type"]
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)
    assert client.get("/ruth-amsel/card.png").content == answer.content


def test_webfinger_finds_who_is_public(open_ruth: Person, client: Client) -> None:
    for resource in (
        "acct:ruth-amsel@localhost",
        "acct:Ruth-Amsel@LOCALHOST",
        f"{HOST}/ruth-amsel",
    ):
        answer = client.get("/.well-known/webfinger", {"resource": resource})
        assert answer.status_code == 200, resource
        assert answer["Content-Type"] == "application/jrd+json"
        assert answer["Access-Control-Allow-Origin"] == "*"
        said = json.loads(answer.content)
        assert said["subject"] == "acct:ruth-amsel@localhost"
        links = {link["rel"]: link["href"] for link in said["links"]}
        assert links["http://webfinger.net/rel/profile-page"] == links["self"] == f"{HOST}/ruth-amsel"
        assert client.get(links["http://webfinger.net/rel/avatar"].removeprefix(HOST)).status_code == 200
    only = client.get("/.well-known/webfinger", {"resource": f"{HOST}/ruth-amsel", "rel": "self"})
    assert [link["rel"] for link in json.loads(only.content)["links"]] == ["self"]
    assert client.get("/.well-known/webfinger").status_code == 400


def test_who_hides_cannot_be_told_from_nobody(ruth: Person, harald: Person, client: Client) -> None:
    """Reliability class 2: the same answer, byte for byte but for the address asked for."""
    actions.show_parts(by=ruth, person=ruth, audiences=dict.fromkeys(Part.values, Audience.NETWORK))
    for path in ("/{}", "/{}/card.vcf", "/{}/card.png", "/{}/picture.jpg"):
        answers = [client.get(path.format(handle)) for handle in (ruth.handle, "xuth-amsel")]
        assert [answer.status_code for answer in answers] == [404, 404], path
        one, other = (_without_nonce(answer.content.decode()) for answer in answers)
        assert one.replace(ruth.handle, "xuth-amsel") == other
        assert answers[0].headers.keys() == answers[1].headers.keys()
    for resource in ("acct:ruth-amsel@localhost", "acct:nobody@localhost", "acct:ruth-amsel@else.example",
                     "acct:@", "http://[", "acct:ruth-amsel", "\x00", "https://else.example/ruth-amsel"):  # fmt: skip
        assert client.get("/.well-known/webfinger", {"resource": resource}).status_code == 404, resource
    answer = signed_in(harald).get("/ruth-amsel")
    assert answer["Location"] == "/people/ruth-amsel/", "a member finds the page that members read"
    assert signed_in(harald).get("/xuth-amsel").status_code == 404


def _without_nonce(page: str) -> str:
    return re.sub(r'(nonce|csrfmiddlewaretoken)="?[^"]*"', "", page)


def test_a_part_that_is_not_public_is_in_no_form_of_the_page(open_ruth: Person, client: Client) -> None:
    """Reliability class 1: canaries in every part but the name."""
    actions.edit_profile(
        by=open_ruth,
        person=open_ruth,
        tagline="canary1",
        place="canary2",
        website="https://canary3.example",
        sentence="canary4",
        paragraph="canary5",
        story="canary6",
        interests=["canary7"],
        told={
            "values": ["canary8"],
            "expertise": {"canary9": "expert"},
            "affiliations": [actions.Serves("canary10", "canary11", "https://canary12.example")],
        },
    )
    hidden = dict.fromkeys(Part.values, Audience.NETWORK) | {Part.NAME.value: Audience.PUBLIC}
    actions.show_parts(by=open_ruth, person=open_ruth, audiences=hidden)
    finger = client.get("/.well-known/webfinger", {"resource": f"{HOST}/ruth-amsel"}).content.decode()
    for said in (page_of(client), page_of(client, "/ruth-amsel/card.vcf"), finger):
        assert "canary" not in said
        assert "picture" not in said.replace("card.png", "")
        for word in ("Ludlow", "United Kingdom", "German", "Private"):
            assert word not in said
    assert client.get("/ruth-amsel/picture.jpg").status_code == 404


def test_the_page_is_found_under_any_way_of_writing_its_address(open_ruth: Person, client: Client) -> None:
    for path in ("/Ruth-Amsel", "/ruth-amsel/", "/RUTH-AMSEL/"):
        assert client.get(path)["Location"] == "/ruth-amsel"
    assert client.post("/ruth-amsel").status_code == 405


def test_hostile_words_stay_words_in_every_form(open_ruth: Person, client: Client) -> None:
    hostile = '"><script>alert(1)</script>&{{ 7 }}\r\nX-Bad: 1'
    actions.edit_profile(by=open_ruth, person=open_ruth, tagline=hostile, told={"values": [hostile[:40]]})
    page = page_of(client)
    assert "<script>alert" not in page
    soup = BeautifulSoup(page, "html5lib")
    script = soup.find("script", type="application/ld+json")
    assert script
    assert json.loads(str(script.string))["description"] == hostile
    assert "\r\nX-Bad" not in page_of(client, "/ruth-amsel/card.vcf")
    assert client.get("/ruth-amsel/card.png").status_code == 200
    assert "<script>alert" not in signed_in(open_ruth).get("/me/kit/").content.decode()
