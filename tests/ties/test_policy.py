import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import kinds
from barnraiser.people.models import Person
from barnraiser.ties import policy
from barnraiser.ties.models import Weight

from .reweighing import DECISION, reweighs


def test_every_registered_kind_has_its_weight_and_its_reason() -> None:
    assert set(policy.WORTHS) == set(kinds())
    assert all(worth.why for worth in policy.WORTHS.values())


def test_only_acts_toward_somebody_form_ties() -> None:
    weights = {code: rule.weight for code, rule in policy.default().kinds.items() if rule.flow != "none"}
    talk = {code: weight for code, weight in weights.items() if code.startswith("conversations.")}
    assert talk == {"conversations.replied": 1, "conversations.mentioned": 0.5, "conversations.thanked": 1}
    assert all(weight > 0 for weight in weights.values())


@pytest.mark.django_db
class TestWhatTheMembersDecided:
    def test_holds_in_their_community_alone(self, soil_and_table: Community, nell: Person) -> None:
        elsewhere = communities.found(by=nell, name="Kitchens", purpose="Cook what grows near.")
        reweighs(soil_and_table, 3)
        rules = policy.of(soil_and_table).kinds
        assert rules["conversations.replied"].weight == 3
        assert rules["conversations.thanked"].weight == 1
        assert policy.of(elsewhere) == policy.default()
        assert policy.print_of(policy.of(soil_and_table)) != policy.print_of(policy.default())

    def test_never_makes_a_tie_of_what_forms_none(self, soil_and_table: Community) -> None:
        Weight.objects.create(
            community=soil_and_table, kind="conversations.started", weight=5, decided_by=str(DECISION)
        )
        assert policy.of(soil_and_table) == policy.default()

    def test_can_unmake_one(self, soil_and_table: Community) -> None:
        reweighs(soil_and_table, 0)
        assert "conversations.replied" in policy.without_tie(policy.of(soil_and_table))

    def test_is_read_in_one_query(self, soil_and_table: Community) -> None:
        for kind in ("conversations.replied", "conversations.thanked"):
            reweighs(soil_and_table, 2, kind)
        with CaptureQueriesContext(connection) as captured:
            policy.of(soil_and_table)
        assert len(captured) == 1


def test_another_opinion_has_another_print(monkeypatch: pytest.MonkeyPatch) -> None:
    before = policy.print_of(policy.default())
    assert policy.print_of(policy.default()) == before
    monkeypatch.setattr(policy, "HALF_LIFE_DAYS", 91)
    assert policy.print_of(policy.default()) != before
