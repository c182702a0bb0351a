import pytest

from barnraiser.capital.known import known
from barnraiser.communities import actions as communities
from barnraiser.communities import queries
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Person

from .telling import circle, talked


def test_each_sector_is_counted_also_the_ones_without_anybody(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    people.edit_profile(by=nell, person=nell, sector="")
    for other in (nell, callum, priya):
        talked(other, ruth, soil_and_table)
    found = known(circle(ruth, soil_and_table), [])
    assert [(bar.sector, bar.count) for bar in found.bars] == [
        ("private", 1), ("public", 1), ("academia", 0), ("nonprofit", 0), ("media", 0),
    ]  # fmt: skip
    assert [bar.width for bar in found.bars] == [100, 100, 0, 0, 0]
    assert found.unsaid == 1


@pytest.mark.requirement("B8")
def test_five_communities_are_a_goal_of_ones_own(ruth: Person, soil_and_table: Community) -> None:
    assert known(circle(ruth, soil_and_table), list(queries.mine(ruth))).to_go == 4
    for name in ("Meadow", "Mill", "Orchard", "Ferry", "Weir"):
        communities.found(by=ruth, name=name, slug=name.lower(), purpose="Hay, late and in common.")
    found = known(circle(ruth, soil_and_table), list(queries.mine(ruth)))
    assert len(found.rooms) == 6
    assert found.to_go == 0
