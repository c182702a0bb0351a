import pytest

from barnraiser.acts.conversations import actions, pages
from barnraiser.acts.conversations.pages import Choice
from barnraiser.acts.conversations.prompts import PROMPTS
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import asks


def test_a_choice_is_read_and_kept_in_its_links() -> None:
    choice = Choice.read({"kind": "failure", "order": "newest"})
    assert choice.link(kind="") == "?kind=all&order=newest"
    assert choice.link(order="waiting") == "?kind=failure&order=waiting"
    assert Choice.read({"kind": "<script>", "order": "best"}) == Choice("", "spoken")
    assert Choice().link() == "?kind=all&order=spoken"
    assert Choice.read({}, choice.kept) == choice
    assert Choice.read({"kind": "all"}, choice.kept) == Choice("", "newest")


@pytest.mark.requirement("E4")
def test_each_kind_has_its_own_words_for_starting_answering_and_listening() -> None:
    assert set(PROMPTS) == {"question", "failure", "frustration", "success", "resource", "announcement"}
    for part in ("invites", "title", "words", "answer", "listening", "empty"):
        assert len({getattr(prompt, part) for prompt in PROMPTS.values()}) == 6
        assert all(getattr(prompt, part) for prompt in PROMPTS.values())


def test_candour_is_said_only_of_enough_conversations() -> None:
    assert pages._candour({"question": 7, "failure": 0, "frustration": 0}).startswith("Too few")
    assert pages._candour({"question": 2, "failure": 2, "frustration": 1, "success": 3}).startswith("5 of 8")
    one = pages._candour({"question": 1, "failure": 0, "frustration": 0, "success": 8})
    assert one.startswith("1 of 9 conversations is a question, a failure or a frustration")
    none = pages._candour({"question": 0, "failure": 0, "frustration": 0, "success": 8})
    assert none.startswith("None of 8 conversations is a question")


@pytest.mark.django_db
def test_the_first_answer_is_told_so(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    actions.reply(by=callum, conversation=talk, words="Yes.")
    assert pages.said_of_a_reply(talk) == "Yours is the first answer. Ruth Amsel no longer waits."
    actions.reply(by=callum, conversation=talk, words="And no.")
    assert pages.said_of_a_reply(talk) == "Your reply is up."


def test_bars_are_drawn_against_the_longest() -> None:
    drawn = {kind: width for kind, _, _, width in pages._bars({"question": 4, "failure": 1})}
    assert drawn == {"question": 100.0, "failure": 25.0}
    assert {width for *_, width in pages._bars({"question": 0})} == {0.0}
