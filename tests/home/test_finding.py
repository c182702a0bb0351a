"""One search over everything the reader may see."""

from django.test import Client

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.communities.models import Community
from barnraiser.home import finding
from barnraiser.people.models import Person
from tests.signing_in import signed_in


def says(by: Person, within: Community, title: str, kind: str = "question") -> None:
    conversations.start(by=by, community=within, kind=kind, title=title, words="So it was.")


def test_the_search_finds_talk_people_and_the_things_of_each_room(
    soil_and_table: Community, ruth: Person, callum: Person
) -> None:
    says(callum, soil_and_table, "Where does Callum sow?")
    page = finding.page(ruth, {"q": "callum"})
    assert [row.message.conversation.title for row in page["found"].rows] == ["Where does Callum sow?"]
    assert [(shelf.title, [card.title for card in shelf.cards]) for shelf in page["shelves"]] == [
        ("People", ["Callum Birch"])
    ]
    assert [shelf.title for shelf in finding.page(ruth, {"q": "half schools"})["shelves"]] == ["Communities"]


def test_asks_and_offers_are_found_by_those_who_see_them(
    soil_and_table: Community, ruth: Person, callum: Person, harald: Person
) -> None:
    reciprocity.offer(
        by=callum, community=soil_and_table, gift="tools", title="A seed drill, in April", words="Two metres."
    )
    for words in ("drill", "drill metres", "april"):
        (shelf,) = finding.page(ruth, {"q": words})["shelves"]
        assert [card.title for card in shelf.cards] == ["A seed drill, in April"]
    assert finding.page(harald, {"q": "drill"})["shelves"] == []
    assert finding.page(ruth, {"q": "drill", "in": "orchard"})["shelves"] == []


def test_fields_and_line_say_the_same(soil_and_table: Community, ruth: Person, callum: Person) -> None:
    says(callum, soil_and_table, "Lentils lost", kind="failure")
    says(ruth, soil_and_table, "Lentils found", kind="success")
    fields = {"q": "lentils", "kind": "failure", "from": callum.handle, "in": soil_and_table.slug}
    line = {"q": f"lentils kind:failure from:{callum.handle} in:{soil_and_table.slug}"}
    for asked in (fields, line):
        (row,) = finding.page(ruth, asked)["found"].rows
        assert row.message.conversation.title == "Lentils lost"


def test_the_page_marks_what_it_found_and_asks_little(
    soil_and_table: Community,
    ruth: Person,
    callum: Person,
    client: Client,
    django_assert_max_num_queries: object,
) -> None:
    browser = signed_in(ruth)
    for number in range(25):
        says(callum, soil_and_table, f"Lentils {number}")
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        page = browser.get("/search/?q=lentil").content.decode()
    assert page.count('class="title-link" href="/messages/') == 20
    assert "Look further back" in page
    for odd in (
        "?q=%00",
        "?q=" + "a" * 5000,
        "?to=x",
        "?to=99999999999999999999999",
        "?kind=%22",
        "?q=%22%22&after=never",
        "?in=%CA%98",
    ):
        assert browser.get(f"/search/{odd}").status_code == 200
    assert "is no day" in browser.get("/search/?after=never").content.decode()
    assert client.get("/search/").status_code == 302
