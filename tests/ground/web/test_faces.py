from dataclasses import dataclass

import pytest

from barnraiser.ground.web.faces import face, faces


@dataclass
class Neighbour:
    name: str
    picture_url: str = ""
    initials: str = "RA"


RUTH = Neighbour("Ruth Amsel", "/people/r/picture/")
HOSTILE = Neighbour('"><script>alert(1)</script>', "", "<b>")


def test_a_face_beside_its_name_is_silent_and_alone_it_speaks() -> None:
    assert 'alt=""' in face(RUTH)
    assert 'alt="Ruth Amsel"' in face(RUTH, label=True)


def test_without_a_picture_initials_stand_in() -> None:
    assert 'aria-hidden="true">RA<' in face(Neighbour("Ruth Amsel"))
    assert 'aria-label="Ruth Amsel">RA<' in face(Neighbour("Ruth Amsel"), label=True)


def test_somebody_who_left_has_an_empty_face() -> None:
    assert face(None, "sm") == '<span class="face face--sm face--blank" aria-hidden="true"></span>'


def test_a_size_that_the_design_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="not 'huge'"):
        face(RUTH, "huge")


def test_a_hostile_name_stays_text() -> None:
    assert "<script>" not in face(HOSTILE, label=True)
    assert "<b>" not in face(HOSTILE)


def test_those_not_drawn_are_counted() -> None:
    assert "+3" in faces([RUTH], more=3)
    assert "and 3" in faces([RUTH], more=3, said="and {}")
    assert "faces__more" not in faces([RUTH])
