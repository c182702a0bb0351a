from barnraiser.acts.claims import actions, queries
from barnraiser.people.models import Person


def test_a_claim_is_seen_by_its_maker_and_stewards(
    nell: Person, ruth: Person, callum: Person, lucy: Person
) -> None:
    claim = actions.claim(by=ruth, person=lucy)
    assert list(queries.visible_to(ruth)) == [claim]
    assert list(queries.visible_to(nell)) == [claim]
    assert list(queries.visible_to(callum)) == []
    assert queries.behind(ruth, "x") is None
