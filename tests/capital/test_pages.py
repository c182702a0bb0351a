from barnraiser.capital import pages, projector, queries
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.capital.conftest import SUMMER


def test_before_the_first_sounding_there_is_no_page(soil_and_table: Community, ruth: Person) -> None:
    assert pages.community_page(ruth, soil_and_table, queries.soundings(ruth, soil_and_table)) is None


def test_the_page_holds_three_main_figures_and_the_rest_and_one_honest_sentence(
    village: Community, ruth: Person
) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    page = pages.community_page(ruth, village, queries.soundings(ruth, village))
    assert page
    assert [shown.figure.name for shown in page.main] == ["bonding", "bridging", "reciprocity"]
    assert len(page.more) == 7
    assert page.standfirst.startswith("A member has ")
    assert page.picture
    assert "members with a tie. Groups: " in page.picture.description
    assert page.picture.has_rest == any(label == "Everybody else" for label, _ in page.picture.said["groups"])


def test_the_data_of_the_map_holds_places_and_no_keys(village: Community, ruth: Person) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    land = queries.land(ruth, village)
    assert land
    data = pages.map_data(land)
    assert data["you"] == land.map.people.index(ruth.pk)
    assert {key for group in data["groups"] for key in group} == {"label", "paint", "named"}
