import json

from barnraiser.capital import projector, queries
from barnraiser.capital.models import Map
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.capital.conftest import SUMMER, neighbours, talk


def test_each_member_with_a_tie_has_one_place_on_the_sheet(village: Community) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    drawn = Map.objects.get()
    assert len(drawn.people) == len(drawn.spots) == len(set(drawn.people)) == drawn.said["tied"]
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
    assert not [tie for tie in drawn.ties if rest in (drawn.spots[tie[0]][2], drawn.spots[tie[1]][2])]
    shown = sum(row["ties"] for row in drawn.said["rows"] if row["ties"] is not None)
    assert shown == len(drawn.ties)


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


def test_a_member_finds_their_own_place_and_nobody_else_finds_it(
    village: Community, ruth: Person, harald: Person
) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    land = queries.land(ruth, village)
    assert land
    assert land.you == land.map.spots[land.map.people.index(ruth.pk)]
    assert queries.land(harald, village) is None
