import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.belonging import actions as belonging
from barnraiser.communities import actions, queries, rules
from barnraiser.communities.models import Community, Role
from barnraiser.ground.manifest import belongings, belongings_of
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins
from tests.signing_in import signed_in

from .deciding import days_later, decides
from .test_rules import place


def test_nested_communities_stand_below_their_own(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    spade = actions.found(by=nell, name="Spade Group", purpose="Dig.", parent=soil_and_table)
    actions.found(by=nell, name="Worm Count", purpose="Count.", parent=spade)
    actions.found(by=nell, name="Alder Choir", purpose="Sing.")
    names = [(depth, community.name) for depth, community in queries.nested(nell)]
    assert names == [(0, "Alder Choir"), (0, "Soil & Table"), (1, "Spade Group"), (2, "Worm Count")]
    assert {c.name: c.member_count for _, c in queries.nested(nell)}["Soil & Table"] == 2  # type: ignore[attr-defined]


def test_without_its_parent_a_nested_community_stands_by_itself(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    spade = actions.found(by=nell, name="Spade Group", purpose="Dig.", parent=soil_and_table)
    actions.admit(person=harald, community=spade)
    assert queries.nested(harald) == [(0, spade)]


def test_a_closed_door_is_seen_from_inside_only(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    assert soil_and_table in queries.visible_to(ruth)
    assert soil_and_table not in queries.visible_to(harald)
    assert not queries.members(harald, soil_and_table).exists()
    assert not queries.memberships(harald, soil_and_table).exists()
    assert soil_and_table not in queries.open_to(harald)


def test_an_open_one_shows_its_charter_and_not_its_members(nell: Person, harald: Person) -> None:
    hedges = actions.found(by=nell, name="Hedge Club", purpose="Hedges.", door="open")
    assert hedges in queries.visible_to(harald)
    assert list(queries.open_to(harald)) == [hedges]
    assert list(queries.open_to(nell)) == []
    assert not queries.members(harald, hedges).exists()
    assert [tab.label for tab in queries.tabs_for(harald, hedges)] == ["Charter"]
    assert {"Members", "Charter"} <= {tab.label for tab in queries.tabs_for(nell, hedges)}


def test_tabs_know_where_the_reader_is(ruth: Person, soil_and_table: Community) -> None:
    tabs = {tab.label: tab for tab in queries.tabs_for(ruth, soil_and_table, "communities:charter")}
    assert [label for label, tab in tabs.items() if tab.current] == ["Charter"]
    assert tabs["Members"].count == 2
    assert tabs["Charter"].url == "/communities/soil-and-table/charter/"


def test_doors_open_to_those_who_may(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    hedges = actions.found(by=nell, name="Hedge Club", purpose="Hedges.", door="open")
    assert {"Invite somebody", "Leave"} <= {d.label for d in queries.doors_for(ruth, soil_and_table)}
    assert "Join" not in {d.label for d in queries.doors_for(ruth, soil_and_table)}
    assert [d.label for d in queries.doors_for(harald, hedges)] == ["Join"]


def test_who_belongs_where_is_known_as_far_as_it_is_shared(
    nell: Person, ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    actions.found(by=ruth, name="Ruth’s Own", purpose="Rye.")
    assert [card.title for card in belongings(callum, ruth)] == ["Soil & Table"]
    assert [card.title for card in belongings(ruth, ruth)] == ["Ruth’s Own", "Soil & Table"]
    assert belongings_of(harald, [ruth.pk, callum.pk]) == {ruth.pk: [], callum.pk: []}


def test_of_two_with_one_name_the_address_tells_which(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    assert queries.named("soil & TABLE") == soil_and_table
    other = actions.found(by=harald, name="Soil & Table", purpose="Other soil.")
    assert queries.named("Soil & Table") is None
    assert queries.named("soil-and-table") == soil_and_table
    assert queries.named(other.slug) == other
    assert queries.named("Nothing") is None


def test_a_hidden_parent_is_not_named(nell: Person, harald: Person, soil_and_table: Community) -> None:
    choir = actions.found(by=nell, name="Choir", purpose="Sing.", door="open", parent=soil_and_table)
    assert queries.parents_seen(harald, [choir]) == {}
    assert queries.parents_seen(nell, [choir]) == {soil_and_table.pk: soil_and_table}


def test_the_export_says_what_was_affirmed(ruth: Person, soil_and_table: Community) -> None:
    [kept] = queries.export(ruth)["memberships"]
    assert kept["community"] == "Soil & Table"
    [said] = kept["affirmed"]
    assert said["purpose"] == soil_and_table.purpose


@pytest.mark.requirement("C6")
def test_members_see_which_sectors_they_have_and_which_are_empty(
    nell: Person, ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    assert queries.sector_coverage(nell, soil_and_table) == [], "three are too few to say anything of"
    for number in range(3):
        part = cast.Part(f"Comer {number}", "Comes by", "private", post=f"comer{number}")
        joins(part, soil_and_table, nell)
    assert [(one.label, one.words) for one in queries.sector_coverage(ruth, soil_and_table)] == [
        ("Public", "nobody yet"),
        ("Private", "5"),
        ("Academia", "nobody yet"),
        ("Non-profit", "fewer than 5"),
        ("Media", "nobody yet"),
    ]
    page = "/communities/soil-and-table/members/"
    html = signed_in(ruth).get(page).text
    assert "Nobody here is from the media" in html
    assert 'href="/people/?sector=media"' in html
    assert queries.sector_coverage(harald, soil_and_table) == []
    assert signed_in(harald).get(page).status_code in (403, 404)
    membership = queries.membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    assert queries.sector_coverage(ruth, soil_and_table) == []


def test_a_row_that_says_how_its_reader_stands_says_what_the_rules_would(
    nell: Person, ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    """For the steward, members, somebody outside; before a change of the charter, within the two weeks, and after."""
    everyone = [nell, ruth, callum, harald]

    def told(community: Community, person: Person) -> list[object]:
        return [
            rules.is_member(person, community),
            *(rules.has_role(person, community, role) for role in Role),
            rules.has_role(person, community, *Role),
            str(rules.may_take_part(person, community).reason),
            str(rules.owes_no_yes(person, community).reason),
            queries.call_of(person, community),
        ]

    def compare() -> list[list[object]]:
        found = []
        for person in everyone:
            fresh = Community.objects.get(pk=soil_and_table.pk)
            stood = queries.stand(person, Community.objects.get(pk=soil_and_table.pk))
            found.append(told(fresh, person))
            with CaptureQueriesContext(connection) as asked:
                assert told(stood, person) == found[-1]
            assert len(asked) == 0
        return found

    before = compare()
    actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.HOST)
    decides(nell, soil_and_table, "change_purpose", text="All of it, by 2040.")
    within = compare()
    with days_later(15):
        after = compare()
    actions.end_membership(membership=place(callum, soil_and_table))
    gone = compare()
    assert len({str(each) for each in (before, within, after, gone)}) == 4


def test_who_only_reads_is_told_how_they_stand_and_whoever_changes_something_asks_anew(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    read = queries.at("soil-and-table", ruth, to_read=True)
    assert read.standing is not None
    assert read.standing.is_member
    assert queries.at("soil-and-table", ruth).standing is None
    soil_and_table.door = "invited"
    soil_and_table.save()
    for viewer in (harald, None):
        with pytest.raises(Http404):
            queries.at("soil-and-table", viewer, to_read=True)


def test_how_one_reader_stands_is_said_of_nobody_else(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    stood = queries.stand(ruth, soil_and_table)
    assert rules.is_member(ruth, stood)
    assert not rules.is_member(harald, stood)
    assert not rules.has_role(harald, stood, *Role)
    assert not rules.may_take_part(harald, stood)
    assert not rules.is_member(None, stood)
