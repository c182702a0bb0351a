import pytest

from barnraiser.acts.conversations.models import Conversation
from barnraiser.ground.web import marks
from barnraiser.people.models import Sector


def test_every_kind_of_conversation_has_its_icon_and_word() -> None:
    for name, word in Conversation.Kind.choices:
        assert f'data-kind="{name}"' in marks.kind(name)
        assert word in marks.kind(name)
        assert "<svg" in marks.kind(name)


def test_every_sector_has_its_word_and_mark() -> None:
    for name, word in Sector.choices:
        assert f'data-sector="{name}">{word}<' in marks.sector(name)


@pytest.mark.parametrize("name", sorted(marks.STANCES))
def test_a_stance_is_never_told_by_colour_alone(name: str) -> None:
    said = marks.stance(name)
    assert "<svg" in said
    assert marks.STANCES[name][0] in said


def test_a_change_is_told_in_words_that_cannot_become_markup() -> None:
    assert "trend--up" in marks.trend("up", "Up, and we are fairly sure")
    assert "<b>" not in marks.trend("flat", "<b>")


def test_a_change_points_the_way_it_went_and_is_coloured_by_what_it_means() -> None:
    fewer = marks.trend("down", "Down, and we are fairly sure", "up")
    assert "trend--up" in fewer
    assert "#i-trend-down" in fewer
