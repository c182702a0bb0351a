import pytest

from barnraiser.acts.direct.models import Exchange, Line, Seat
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import two_write


def test_nobody_but_those_who_sit_there_sees_it(
    ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    for reader in (ruth, callum):
        assert list(Exchange.objects.visible_to(reader)) == [exchange]
        assert Line.objects.visible_to(reader).exists()
    for other in (nell, harald, None):
        assert not Exchange.objects.visible_to(other).exists()
        assert not Line.objects.visible_to(other).exists()


@pytest.mark.parametrize(
    ("answer", "state"), [("waits", "waits"), ("no", "said_no"), ("in", "is_in"), ("left", "has_left")]
)
def test_a_seat_says_how_it_stands(answer: str, state: str) -> None:
    seat = Seat(answer=answer)
    assert [name for name in ("waits", "said_no", "is_in", "has_left") if getattr(seat, name)] == [state]
