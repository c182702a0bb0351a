import json
import re

import pytest

from barnraiser.capital import mapping, projector, queries
from barnraiser.capital.models import Map
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.capital.conftest import SUMMER, neighbours, talk


def test_each_member_with_a_tie_has_one_place_on_the_sheet(village: Community) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    drawn = Map.objects.get()
    assert len(drawn.spots) == drawn.said["tied"] == 16
    assert all(0 <= x <= 900 and 0 <= y <= 590 for x, y, _, _ in drawn.spots)
    assert drawn.said["grouping"] == "declared"


def test_neither_picture_nor_table_names_anybody_or_gives_a_number_away(village: Community) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    drawn = Map.objects.get()
    shown = drawn.svg + json.dumps(drawn.said)
    for person in Person.objects.all():
        assert person.name not in shown
        assert person.code not in shown
        assert person.handle not in shown


def test_ties_of_a_hidden_cell_are_not_drawn_either(
    soil_and_table: Community, nell: Person, ruth: Person
) -> None:
    here = [nell, ruth, *neighbours(soil_and_table, 20), *neighbours(soil_and_table, 3, ("media",))]
    talk(soil_and_table, here, 300)
    with clock.at(SUMMER):
        projector.catch_up(soil_and_table)
    drawn = Map.objects.get()
    rest = [label for label, _ in drawn.said["groups"]].index("Everybody else")
    assert drawn.said["groups"][rest] == ["Everybody else", None]
    groups = [{drawn.spots[a][2], drawn.spots[b][2]} for a, b in drawn.ties]
    assert all(len(pair) == 1 and rest not in pair for pair in groups)
    shown = sum(row["ties"] for row in drawn.said["rows"] if row["ties"] is not None)
    assert shown == len(drawn.ties) + len(drawn.strands)


def test_without_sectors_groups_are_found_from_the_ties_and_named_so(
    soil_and_table: Community, nell: Person
) -> None:
    here = [nell, *neighbours(soil_and_table, 24, ("",))]
    talk(soil_and_table, here[:12], 160)
    talk(soil_and_table, here[12:], 161)
    with clock.at(SUMMER):
        projector.catch_up(soil_and_table)
    drawn = Map.objects.get()
    assert drawn.said["grouping"] == "detected"
    assert ["Group 1", 13] in drawn.said["groups"] or ["Group 1", 12] in drawn.said["groups"]


@pytest.mark.parametrize("most", [mapping.MOST_PEGS, 10])
def test_no_tie_of_one_person_to_another_group_can_be_read_from_the_map(
    village: Community, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(mapping, "MOST_PEGS", most)
    with clock.at(SUMMER):
        projector.catch_up(village)
    drawn = Map.objects.get()
    pegs = {(x, y) for x, y, _, _ in drawn.spots}
    assert drawn.strands
    assert not [ends for ends in drawn.strands if {(ends[0], ends[1]), (ends[2], ends[3])} & pegs]
    assert not [(a, b) for a, b in drawn.ties if drawn.spots[a][2] != drawn.spots[b][2]]


def test_the_map_does_not_hold_who_is_who(village: Community) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    held = json.dumps(Map.objects.values("spots", "ties", "strands", "said").get())
    assert "people" not in {field.name for field in Map._meta.get_fields()}
    assert not re.search(r'"(you|people|keys)"', held)


def test_the_map_is_found_by_members_only_and_is_the_same_for_each(
    village: Community, ruth: Person, nell: Person, harald: Person
) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    assert queries.land(ruth, village) == queries.land(nell, village) == Map.objects.get()
    assert queries.land(harald, village) is None
