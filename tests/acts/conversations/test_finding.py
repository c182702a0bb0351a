"""Finding what was said: by its words and their kin, by who, where, what kind and when; and nothing one may not read."""

from datetime import UTC, datetime

import pytest

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Audience, Conversation
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import search
from barnraiser.people.models import Person

LOST = "We lost the whole lentil strip"


def says(
    by: Person,
    within: Community,
    title: str,
    words: str = "So it was.",
    kind: str = "question",
    audience: str = Audience.COMMUNITY,
) -> Conversation:
    return actions.start(by=by, community=within, kind=kind, title=title, words=words, audience=audience)


def found(viewer: Person, typed: str) -> list[str]:
    return [row.message.conversation.title for row in queries.find(viewer, search.asking(typed)).rows]


def test_a_word_finds_its_kin_whatever_its_case_and_accents(
    soil_and_table: Community, ruth: Person, callum: Person
) -> None:
    says(callum, soil_and_table, LOST, "Farming café-side, the seed rate was written for Saskatchewan.")
    for typed in ("LENTIL", "lentils", "farms", "cafe", "seed rate", "saskatch*", '"seed rate"'):
        assert found(ruth, typed) == [LOST], typed
    for typed in ("lens", "saskatch", '"rate seed"', "barley"):
        assert found(ruth, typed) == [], typed


def test_what_narrows_narrows(soil_and_table: Community, nell: Person, ruth: Person, callum: Person) -> None:
    orchard = communities.found(by=nell, name="Orchard", slug="orchard", purpose="Apples.")
    says(callum, soil_and_table, LOST, kind="failure")
    talk = says(nell, soil_and_table, "Who has lentil seed?")
    actions.reply(by=callum, conversation=talk, words="Not for lentils.")
    says(nell, orchard, "Lentils under apples")
    assert len(found(nell, "lentil")) == 4
    assert found(ruth, "lentil") == ["Who has lentil seed?", "Who has lentil seed?", LOST]
    assert found(ruth, "lentil kind:failure") == [LOST]
    assert found(ruth, "lentil from:@callum-birch") == ["Who has lentil seed?", LOST]
    assert found(nell, "lentil in:orchard") == ["Lentils under apples"]
    assert found(ruth, "lentil in:orchard") == []
    assert found(ruth, "from:callum-birch") == ["Who has lentil seed?", LOST]
    for nobody in ("lentil kind:gossip", "lentil from:nobody-at-all", "lentil before:2001", "in:nowhere", ""):
        assert found(nell, nobody) == []
    assert len(found(nell, "lentil after:2001")) == 4


def test_days_bound_it(soil_and_table: Community, ruth: Person) -> None:
    for month in (2, 3, 4):
        actions.import_conversation(
            community=soil_and_table,
            kind="question",
            title=f"Barley {month}",
            messages=[
                actions.ImportedMessage(
                    source=f"b{month}",
                    by=ruth,
                    at=datetime(2026, month, 9, tzinfo=UTC),
                    words="x",
                    reply_to_source="",
                )
            ],
        )
    assert found(ruth, "barley") == ["Barley 4", "Barley 3", "Barley 2"]
    assert found(ruth, "barley after:2026-03") == ["Barley 4", "Barley 3"]
    assert found(ruth, "barley before:2026-04-09 after:2026-02-10") == ["Barley 3"]
    asked = search.asking("barley after:soon")
    assert asked.unread == ("after:soon",)
    assert queries.find(ruth, asked).rows == []


@pytest.mark.requirement("E3")
def test_nobody_finds_what_they_may_not_read(
    soil_and_table: Community, ruth: Person, callum: Person, harald: Person
) -> None:
    says(ruth, soil_and_table, "Lentils, between us", audience=Audience.TRUSTED)
    says(ruth, soil_and_table, "Lentils in the room")
    says(ruth, soil_and_table, "Lentils for all", audience=Audience.PUBLIC)
    assert found(ruth, "lentils") == ["Lentils for all", "Lentils in the room", "Lentils, between us"]
    assert found(callum, "lentils") == ["Lentils for all", "Lentils in the room"]
    assert found(harald, "lentils") == ["Lentils for all"]


def test_nobody_can_type_what_narrows(soil_and_table: Community, ruth: Person, callum: Person) -> None:
    says(callum, soil_and_table, "Hidden signs")
    for sign in (
        f"{search.SIGN}i{soil_and_table.pk}",
        f"{search.SIGN}b{callum.pk}",
        f"{search.SIGN}kquestion",
    ):
        assert found(ruth, sign) == []
        says(ruth, soil_and_table, f"Typed {sign}")
        assert found(callum, f"typed from:{callum.handle}") == []


def test_a_long_list_comes_in_pages(soil_and_table: Community, ruth: Person) -> None:
    for number in range(45):
        says(ruth, soil_and_table, f"Beans {number}")
    asked, before, told = search.asking("beans"), 0, []
    for expected in (20, 20, 5):
        page = queries.find(ruth, asked, before)
        assert len(page.rows) == expected
        told += [row.message.conversation.title for row in page.rows]
        before = page.next
    assert before == 0
    assert told == [f"Beans {number}" for number in reversed(range(45))]


def test_what_was_looked_for_is_marked_and_nothing_else_is_markup(
    soil_and_table: Community, ruth: Person
) -> None:
    says(
        ruth,
        soil_and_table,
        "T",
        "Before <script>alert(1)</script> " + "and so on " * 40 + "the lentils came up",
    )
    (row,) = queries.find(ruth, search.asking("lentil")).rows
    assert "<mark>lentils</mark> came up" in row.extract
    assert row.extract.startswith("…")
    assert "<script" not in row.extract
