import pytest

from barnraiser.ground.manifest import kinds
from barnraiser.ties import policy


def test_every_registered_kind_has_its_weight_and_its_reason() -> None:
    assert set(policy.WORTHS) == set(kinds())
    assert all(worth.why for worth in policy.WORTHS.values())


def test_only_acts_toward_somebody_form_ties() -> None:
    weights = {code: rule.weight for code, rule in policy.default().kinds.items() if rule.flow != "none"}
    assert weights == {"conversations.replied": 1, "conversations.mentioned": 0.5, "conversations.thanked": 1}


def test_another_opinion_has_another_print(monkeypatch: pytest.MonkeyPatch) -> None:
    before = policy.print_of(policy.default())
    assert policy.print_of(policy.default()) == before
    monkeypatch.setattr(policy, "HALF_LIFE_DAYS", 91)
    assert policy.print_of(policy.default()) != before
