import pytest
from pytest_django import Settings

from barnraiser.communities import pages, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .deciding import days_later, decides


@pytest.fixture
def proposing(settings: Settings) -> None:
    """Some page takes a community's slug, where members would propose."""
    settings.PROPOSE_URL = "communities:members"


@pytest.mark.requirement("I1")
def test_each_clause_leads_to_a_proposal_about_itself(
    proposing: None, ruth: Person, soil_and_table: Community
) -> None:
    shown = pages.charter(ruth, soil_and_table)
    [change, end] = shown["rules"][1].changes
    assert change.label == "Propose a change"
    assert change.url.endswith("?effect=communities.change_rule&number=2")
    assert end.url.endswith("?effect=communities.retire_rule&number=2")
    assert shown["method"].changes[0].url.endswith("?effect=communities.change_method")


def test_nobody_is_led_to_what_they_may_not_do(
    proposing: None, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    assert pages.charter(harald, soil_and_table)["new_rule"] == ()
    decides(ruth, soil_and_table, "retire_rule", number="1")
    with days_later(15):
        assert pages.charter(ruth, soil_and_table)["new_rule"] == ()


def test_a_network_that_proposes_nowhere_shows_no_way(
    settings: Settings, ruth: Person, soil_and_table: Community
) -> None:
    settings.PROPOSE_URL = "nowhere:at_all"
    assert pages.charter(ruth, soil_and_table)["new_rule"] == ()


def test_only_differences_since_the_last_yes_are_shown(ruth: Person, soil_and_table: Community) -> None:
    decides(ruth, soil_and_table, "change_rule", number="1", text="First words.", ground="ours")
    decides(ruth, soil_and_table, "change_rule", number="1", text="Second words.", ground="ours")
    decides(ruth, soil_and_table, "change_method", days="3", quorum="0.5", needs="consent")
    changed = pages.affirming(ruth, soil_and_table)["changed"]
    assert [(c.what, c.before, c.now) for c in changed] == [
        ("Rule 1", "Say what you know and how you know it.", "Second words."),
        (
            "How we decide",
            "A proposal is open for 7 days. It passes when 50% of the members have spoken and nobody objects.",
            queries.method_of(soil_and_table).said,
        ),
    ]


@pytest.mark.parametrize(
    ("asked", "kept"), [({"number": "3"}, {"number": "3"}), ({"number": "x"}, {}), ({}, {})]
)
def test_a_link_fills_in_only_a_number(asked: dict[str, str], kept: dict[str, str]) -> None:
    assert pages.asked(asked) == kept
