import pytest

from barnraiser.capital import pages, projector, queries
from barnraiser.capital.models import Reading, Sounding
from barnraiser.capital.shown import FIGURES
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.capital.conftest import SUMMER


def test_before_the_first_sounding_there_is_no_page(soil_and_table: Community, ruth: Person) -> None:
    assert pages.community_page(ruth, soil_and_table, queries.soundings(ruth, soil_and_table)) is None


def test_the_page_holds_five_main_figures_and_the_rest_and_one_honest_sentence(
    village: Community, ruth: Person
) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    page = pages.community_page(ruth, village, queries.soundings(ruth, village))
    assert page
    assert [shown.figure.name for shown in page.main] == [
        "bonding", "bridging", "linking", "reciprocity", "kept-word",
    ]  # fmt: skip
    assert len(page.main) + len(page.more) == len(FIGURES)
    assert page.standfirst.startswith("A member has ")
    assert page.picture
    assert "members with a tie. Groups: " in page.picture.description
    assert page.picture.has_rest == any(label == "Everybody else" for label, _ in page.picture.said["groups"])


def test_a_band_is_spoken_of_only_where_one_is_drawn(
    village: Community, ruth: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said() -> str:
        page = pages.community_page(ruth, village, queries.soundings(ruth, village))
        assert page
        return page.range_words

    with clock.at(SUMMER):
        projector.catch_up(village)
        assert said() == "The shaded band is where the true figure very likely lies"
        Sounding.objects.exclude(pk=Sounding.objects.latest("as_of").pk).delete()
        assert said() == "The range is where the true figure very likely lies"
        Reading.objects.update(low=None, high=None)
        assert said() == ""


def test_the_data_of_the_map_holds_places_and_marks_nobody(village: Community, ruth: Person) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    land = queries.land(ruth, village)
    assert land
    data = pages.map_data(land)
    assert set(data) == {"spots", "ties", "strands", "groups"}
    assert {key for group in data["groups"] for key in group} == {"label", "paint", "named"}


@pytest.mark.requirement("F9")
def test_trust_that_was_asked_stands_apart_from_what_acts_show(village: Community, ruth: Person) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    page = pages.community_page(ruth, village, queries.soundings(ruth, village))
    assert page
    assert page.trust
    assert page.trust.refusal, "nobody was asked yet, and that is said instead of a figure"
    assert not {"place", "people"} & {shown.figure.name for shown in [*page.main, *page.more]}
    assert "kept-word" in {shown.figure.name for shown in page.main}
