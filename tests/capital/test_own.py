from barnraiser.capital.models import OwnReading
from barnraiser.capital.own import own_pages
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.capital.conftest import SUMMER

NOTHING = {"ties": 0, "reciprocated_ties": 0, "strong_ties": 0, "dormant_ties": 0, "gave": 1, "took": 0,
           "bonding": 0.0, "bridging": None, "support_ratio": None}  # fmt: skip


def test_what_is_unknown_about_oneself_is_said_and_not_called_nought(
    soil_and_table: Community, ruth: Person
) -> None:
    why = {"bridging": ["no tie is present now", "this figure needs at least one"]}
    row = OwnReading(
        community=soil_and_table,
        person=ruth,
        as_of=SUMMER,
        figures=NOTHING,
        refusals=why,
        grouping="detected",
    )
    page = own_pages([row])[0]
    bonding, bridging, support, *_, met = page.figures
    assert bonding.value == "0"
    assert (bridging.value, bridging.meaning) == (
        "", "Not known: no tie is present now; this figure needs at least one.",
    )  # fmt: skip
    assert support.value == ""
    assert (met.value, met.meaning) == ("", bridging.meaning), (
        "no tie is no share of meetings, and not nought"
    )
    assert ("Groups", "Worked out with the groups that the ties fall into.") in bridging.how.notes
    assert page.beam_id == "in-soil-and-table"


def test_the_part_of_the_ties_that_comes_from_meeting_is_shown(
    soil_and_table: Community, ruth: Person
) -> None:
    row = OwnReading(
        community=soil_and_table,
        person=ruth,
        as_of=SUMMER,
        figures=NOTHING | {"ties": 1, "in_person_share": 0.25},
        grouping="detected",
    )
    met = own_pages([row])[0].figures[-1]
    assert (met.title, met.value, met.unit) == ("Met in person", "25%", "of your ties’ strength")
    assert "confirmed here" in met.meaning
    assert ("What it cannot see", "Only meetings that somebody wrote down.") in met.how.notes


def test_what_rests_on_everybodys_groups_says_when_it_was_worked_out_and_the_rest_follows_each_act(
    soil_and_table: Community, ruth: Person
) -> None:
    row = OwnReading(
        community=soil_and_table,
        person=ruth,
        as_of=SUMMER,
        figures=NOTHING | {"ties": 2, "bridging": 0.5, "clustering": 1.0, "effective_size": 1.5},
        refusals={},
        grouping="declared",
        grouped_at=SUMMER,
    )
    found = {figure.title: figure for figure in own_pages([row])[0].figures}
    assert (found["Who know each other"].value, found["Ways outward"].value) == ("100%", "1.5")
    assert "The other figures here follow each act" in found["Bridging"].how.notes[0][1]
    assert found["Bonding"].how.notes[0][1] == "10 June 2026"
