from barnraiser.acts.lists import sayings
from barnraiser.acts.lists.models import Arrival
from barnraiser.acts.lists.reading.proof import UNPROVEN


def test_a_letter_that_pretends_cannot_put_a_link_into_ours() -> None:
    pretends = "Sign in at https://evil.example/ or www.evil.example, a@b.example\r\nBcc: x"
    said = sayings.held(Arrival(subject=pretends, code="abcdefghjkmn"), "Reason.")
    assert "://evil" not in said
    assert "www." not in said
    assert "a@b" not in said
    assert "\nBcc" not in said
    assert "no subject" in sayings.refused("", "x")


def test_a_steward_is_not_taken_for_the_author() -> None:
    for reason in (UNPROVEN, sayings.SAID_BEFORE):
        assert " you" not in sayings.to_stewards(reason).lower()
    assert sayings.to_stewards("It reports nothing.") == "It reports nothing."
