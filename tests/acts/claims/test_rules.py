from barnraiser.acts.claims import actions, rules
from barnraiser.people.models import Person


def test_a_member_without_a_role_confirms_nothing(ruth: Person, callum: Person, lucy: Person) -> None:
    claim = actions.claim(by=ruth, person=lucy)
    assert "by a steward" in rules.may_confirm(callum, claim).reason
    assert not rules.may_finish(ruth, claim)
    assert rules.may_prove(ruth, claim)
    assert not rules.may_prove(callum, claim)
