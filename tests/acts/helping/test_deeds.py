import pytest

from barnraiser.acts.helping.deeds import WAYS
from barnraiser.acts.helping.models import Deed
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person


def test_the_list_is_closed_and_each_thing_on_it_can_be_undone() -> None:
    assert set(WAYS) == set(Deed.What.values)


@pytest.mark.parametrize("what", Deed.What.values)
def test_what_is_gone_is_not_undone(what: str, ruth: Person) -> None:
    with pytest.raises(Refused, match="no longer there"):
        WAYS[what].undo(ruth, "zzzzzzzzzzzz")
