import pytest

from barnraiser.acts.belonging import actions
from barnraiser.communities import queries as rooms


@pytest.mark.requirement("I2")
def test_what_is_done_at_the_machine_stands_in_the_log(db: None) -> None:
    invitation, _ = actions.found_network(
        name="Ada", address="ada@a.example", community="Mill", purpose="Flour."
    )
    line = rooms.log_of_power(invitation.by, invitation.community)[0]
    assert (line.what, line.by, line.is_signed) == (
        "The founder’s own link was made at the machine",
        None,
        False,
    )
