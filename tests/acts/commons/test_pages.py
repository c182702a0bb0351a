from barnraiser.acts.commons import actions, pages
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import page_with, says


def test_a_history_shows_what_each_version_changed(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    _, section = page_with(ruth, soil_and_table)
    actions.edit(
        by=callum, section=section, number=1, heading="Seed rate", words="About 110 kg.\nDrill late."
    )
    section.refresh_from_db(fields=["number"])
    found = pages.history(ruth, section)
    newest, first = found["changes"]
    assert newest.is_standing
    assert [piece.words for piece in newest.lines[2] if piece.is_new] == ["110"]
    assert first.lines == []
    assert found["standing"].number == 2


def test_what_one_wrote_stands_beside_what_stands_now(ruth: Person, soil_and_table: Community) -> None:
    _, section = page_with(ruth, soil_and_table)
    found = pages.overtaken(section, "About 80 kg.\nDrill early.")
    assert found["standing"].number == 1
    assert [piece.words for piece in found["lines"][1] if piece.is_new] == ["early."]


def test_one_chooses_a_conversation_and_then_a_message(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    message = says(callum, soil_and_table)
    talk = message.conversation
    assert pages.choosing(ruth, soil_and_table, "")["talks"] == [talk]
    found = pages.choosing(ruth, soil_and_table, talk.code)
    assert (found["chosen"], found["said"]) == (talk, [(message, "It was a gumboot year.")])
    assert pages.choosing(ruth, soil_and_table, "zzz")["chosen"] is None
