import pytest

from barnraiser.communities.models import Community, PowerAct
from barnraiser.ground.verdict import Refused
from barnraiser.ties import actions
from barnraiser.ties.models import Weight

from .reweighing import DECISION, REPLIED, reweighs

pytestmark = pytest.mark.django_db


def test_each_weight_is_a_version_with_the_decision_that_made_it(soil_and_table: Community) -> None:
    reweighs(soil_and_table, 2)
    standing = reweighs(soil_and_table, 0.5)
    assert [(w.version, w.weight, w.until is None) for w in Weight.objects.all()] == [
        (1, 2, False),
        (2, 0.5, True),
    ]
    assert standing.decision == DECISION


def test_it_stands_in_the_log_of_power(soil_and_table: Community) -> None:
    reweighs(soil_and_table, 2)
    logged = PowerAct.objects.get(about=str(DECISION))
    assert (logged.by_id, logged.ref) == (None, DECISION)
    assert "counts 2" in logged.what


@pytest.mark.parametrize(
    ("kind", "weight", "version", "reason"),
    [
        (REPLIED, 5.1, 0, "between 0 and 5"),
        (REPLIED, -1, 0, "between 0 and 5"),
        ("conversations.started", 1, 0, "no tie"),
        ("barns.raised", 1, 0, "no tie"),
        (REPLIED, 1, 3, "another decision"),
    ],
)
def test_what_cannot_be_weighed_so_is_refused(
    soil_and_table: Community, kind: str, weight: float, version: int, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        actions.reweigh(
            community=soil_and_table, kind=kind, weight=weight, version=version, decision=DECISION
        )
    assert not Weight.objects.exists()
    assert not PowerAct.objects.filter(about=str(DECISION)).exists()
