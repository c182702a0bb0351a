import pytest

from barnraiser.acts.reciprocity import actions
from barnraiser.acts.reciprocity.models import (
    Answer,
)
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import (
    answers,
    asks,
    offers,
    promised,
    stands,
    told,
)

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("D10")
@pytest.mark.parametrize("gift", ["attention", "knowledge", "skills", "connections", "resources"])
def test_what_is_asked_or_offered_is_one_of_five_gifts(
    ruth: Person, soil_and_table: Community, gift: str
) -> None:
    assert asks(ruth, soil_and_table, gift=gift).get_gift_display() == gift.title()
    assert offers(ruth, soil_and_table, gift=gift).gift == gift
    assert told() == ["asked Ruth", "offered Ruth"]


def test_only_members_ask_and_only_members_are_asked(
    ruth: Person, harald: Person, callum: Person, soil_and_table: Community
) -> None:
    with pytest.raises(Refused, match="Only members"):
        asks(harald, soil_and_table)
    with pytest.raises(Refused, match="Only members"):
        offers(harald, soil_and_table)
    with pytest.raises(Refused, match="can be asked"):
        asks(ruth, soil_and_table, to=harald)
    with pytest.raises(Refused, match="somebody else"):
        asks(ruth, soil_and_table, to=ruth)
    asks(ruth, soil_and_table, to=callum)
    offers(ruth, soil_and_table, to=callum)
    assert told() == ["asked_of Ruth > Callum", "offered_to Ruth > Callum"]


def test_who_put_it_up_takes_it_down_and_what_was_promised_stays(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    given, waiting = promised(callum, ask), answers(priya, ask)
    with pytest.raises(Refused, match="Who put it up"):
        actions.close(by=callum, favour=ask)
    actions.close(by=ruth, favour=ask)
    for refused in (
        lambda: actions.close(by=ruth, favour=ask),
        lambda: actions.agree(by=ruth, answer=waiting),
        lambda: answers(priya, ask),
    ):
        with pytest.raises(Refused):
            refused()
    actions.confirm(by=ruth, answer=given)
    assert stands(given).state == Answer.State.CONFIRMED


def test_the_one_it_is_for_lets_it_be(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask, public = asks(ruth, soil_and_table, to=callum), asks(ruth, soil_and_table)
    for by, favour in ((priya, ask), (ruth, ask), (callum, public)):
        with pytest.raises(Refused, match="Only the one it is for"):
            actions.let_be(by=by, favour=favour)
    actions.let_be(by=callum, favour=ask)
    assert told()[-1] == "let_be Callum > Ruth"
    with pytest.raises(Refused, match="taken down"):
        answers(callum, ask)
