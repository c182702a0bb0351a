import pytest

from barnraiser.communities.models import Community
from barnraiser.ties.rules import LEAST, MOST, may_reweigh, version_of

from .reweighing import REPLIED, reweighs

pytestmark = pytest.mark.django_db


def test_the_bounds_themselves_are_in(soil_and_table: Community) -> None:
    assert may_reweigh(soil_and_table, REPLIED, LEAST, 0)
    assert may_reweigh(soil_and_table, REPLIED, MOST, 0)


def test_a_weight_that_moved_meanwhile_is_proposed_anew(soil_and_table: Community) -> None:
    assert version_of(soil_and_table, REPLIED) == 0
    reweighs(soil_and_table, 2)
    assert not may_reweigh(soil_and_table, REPLIED, 3, 0)
    assert may_reweigh(soil_and_table, REPLIED, 3, version_of(soil_and_table, REPLIED))
