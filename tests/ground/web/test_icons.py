import pytest

from barnraiser.ground.web.icons import icon, names


def test_every_icon_of_the_sprite_can_be_drawn() -> None:
    assert len(names()) > 50
    for name in names():
        assert f"#i-{name}" in icon(name)


def test_an_icon_the_sprite_has_not_got_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no icon named 'rope'"):
        icon("rope")


def test_an_icon_is_silent_unless_it_stands_alone() -> None:
    assert 'aria-hidden="true"' in icon("bell")
    assert 'aria-label="Waiting"' in icon("bell", label="Waiting")
    assert "icon--lg" in icon("bell", size="lg")
