import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.campaigns import actions, queries
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.manifest import cards_of
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins

from .telling import SOIL, becomes, calls, closes, gives, later, needs, plans, reached, seen

pytestmark = pytest.mark.django_db


def test_a_campaign_is_seen_by_current_members_and_nobody_else(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need, milestone = needs(campaign), plans(campaign)
    pledge = gives(ruth, need)
    point = actions.propose(by=nell, campaign=campaign, words="A point")
    result = actions.note_change(by=nell, campaign=campaign, words="A", evidence="B", on=campaign.until)
    membership = membership_of(ruth, soil_and_table)

    def sees(viewer: Person | None) -> list[bool]:
        return [
            queries.visible_to(viewer).filter(pk=campaign.pk).exists(),
            queries.needs_visible_to(viewer).filter(pk=need.pk).exists(),
            queries.milestones_visible_to(viewer).filter(pk=milestone.pk).exists(),
            queries.points_visible_to(viewer).filter(pk=point.pk).exists(),
            queries.results_visible_to(viewer).filter(pk=result.pk).exists(),
            queries.pledges_visible_to(viewer).filter(pk=pledge.pk).exists(),
        ]

    assert sees(ruth) == sees(nell) == [True] * 6
    assert sees(harald) == sees(None) == [False] * 6
    assert membership
    belonging.leave(by=ruth, membership=membership)
    assert sees(ruth) == [False] * 5 + [True], "their own word they may still take back"
    assert queries.count(ruth, soil_and_table) == 0


def test_a_pledge_is_between_its_giver_and_who_carries_the_campaign(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    pledge, quiet = gives(ruth, need), gives(callum, need, quiet=True)
    assert set(queries.pledges_visible_to(ruth)) == {pledge}
    assert set(queries.pledges_visible_to(nell)) == {pledge, quiet}
    assert set(queries.given(ruth, need, is_owner=False)) == {pledge}
    assert set(queries.given(callum, need, is_owner=False)) == {pledge, quiet}
    assert set(queries.given(nell, need, is_owner=True)) == {pledge, quiet}


def test_a_card_leads_each_to_where_they_may_look(
    nell: Person, ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    pledge, quiet = gives(ruth, need), gives(nell, need, quiet=True)
    refs = [campaign.ref, need.ref, pledge.ref, quiet.ref]
    mine = cards_of(nell, refs)
    assert mine[str(pledge.ref)].url == pledge.get_absolute_url()
    assert mine[str(campaign.ref)].title == SOIL
    other = cards_of(callum, refs)
    assert other[str(pledge.ref)].url == need.get_absolute_url()
    assert str(quiet.ref) not in other
    assert cards_of(harald, refs) == {}


def test_words_given_are_told_from_words_counted_on_and_things_that_came(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table))
    first, second = gives(ruth, need, 4), gives(callum, need, 3)
    gives(priya, need, 2)
    becomes(nell, first, "confirmed", "received")
    becomes(nell, second, "confirmed")
    assert reached(need) == (9, 7, 4)
    found = queries.progress([need])[need.pk]
    assert (found.offered, found.awaited, found.givers) == (2, 3, 3)
    becomes(nell, second, "let_go")
    assert reached(need) == (6, 4, 4)


@pytest.mark.requirement("H5")
def test_the_sectors_behind_it_and_the_missing_ones_with_somebody_to_ask(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    orla = joins(cast.ORLA, soil_and_table, nell)
    joins(cast.MEILIN, soil_and_table, nell)
    campaign = calls(nell, soil_and_table)
    gives(ruth, needs(campaign))
    actions.endorse(by=priya, campaign=campaign)
    behind = queries.support(campaign)
    assert [each.person for each in behind] == [nell, ruth, priya]
    counted = queries.sectors_of(behind)
    assert counted == {"public": 1, "private": 1, "academia": 0, "nonprofit": 1, "media": 0}
    lacking = queries.missing(callum, campaign, behind)
    assert [(m.sector, m.person.name if m.person else "") for m in lacking] == [
        ("academia", "Mei-Lin Zhou"),
        ("media", "Orla Keane"),
    ]
    assert [m.is_mine for m in queries.missing(orla, campaign, behind)] == [False, True]
    actions.endorse(by=orla, campaign=campaign)
    assert [m.sector for m in queries.missing(callum, campaign, queries.support(campaign))] == ["academia"]


def test_who_stands_quietly_behind_it_gives_no_sector_away(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    orla = joins(cast.ORLA, soil_and_table, nell)
    campaign = calls(nell, soil_and_table)
    gives(orla, needs(campaign), quiet=True)
    actions.endorse(by=ruth, campaign=campaign, quiet=True)
    behind = queries.support(campaign)
    assert [each.person for each in behind] == [nell]
    assert queries.quiet_count(campaign, behind) == 2
    assert "media" in [m.sector for m in queries.missing(ruth, campaign, behind)]


@pytest.mark.requirement("H4")
def test_a_mark_is_a_campaign_of_the_same_community_and_of_no_other(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    meadow = communities.found(by=nell, name="Meadow", purpose="Hay in common.")
    elsewhere = needs(calls(nell, meadow, "The hay barn"), "money", 90_000)
    becomes(nell, gives(nell, elsewhere, 30_000), "confirmed")
    rival = needs(calls(ruth, soil_and_table, "Beans"), "money", 90_000)
    becomes(ruth, gives(nell, rival, 20_000), "confirmed")
    need = needs(calls(nell, soil_and_table), "money", 200_000)
    assert list(queries.rivals(nell, need)) == [rival]
    with pytest.raises(Refused, match="for its members to tell"):
        actions.challenge(by=nell, need=need, amount=30_000, against=elsewhere)
    assert queries.marks(ruth, [need]) == {}
    actions.challenge(by=nell, need=need, amount=20_000, against=rival)
    mark = queries.marks(ruth, [need])[need.pk]
    assert (mark.amount, mark.words, mark.url) == (20_000, "Beans", rival.campaign.get_absolute_url())


def test_a_steward_who_steps_in_sees_what_was_given(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(ruth, soil_and_table)
    pledge = gives(callum, needs(campaign), quiet=True)
    assert not queries.pledges_visible_to(nell).exists()
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    assert list(queries.pledges_visible_to(nell)) == [pledge]
    assert "answer" in keys(nell)
    assert not queries.pledges_visible_to(ruth).exists()
    with clock.at(later(days=2)):
        asked = actions.ask_to_carry(by=nell, campaign=campaign, person=callum, part="Vans")
        actions.answer_asking(by=callum, asked=asked, yes=True)
    assert not queries.pledges_visible_to(nell).exists(), "somebody carries it again"
    assert list(queries.pledges_visible_to(callum)) == [pledge]


def test_who_left_is_asked_nothing_more_of_their_word(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    pledge = gives(ruth, needs(calls(nell, soil_and_table)), due=later(days=3).date())
    becomes(nell, pledge, "confirmed")
    membership = membership_of(ruth, soil_and_table)
    assert membership
    with clock.at(later(days=2)):
        assert "due" in keys(ruth)
        belonging.leave(by=ruth, membership=membership)
        assert keys(ruth) == []
        card = queries.pledge_cards(ruth, [pledge.code])[pledge.code]
        assert card.url == pledge.get_absolute_url(), "a notice about it still leads there"


def test_the_lists_are_ordered_by_day_and_nothing_else(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    late = calls(nell, soil_and_table, "Late")
    soon = calls(ruth, soil_and_table, "Soon", until=later(days=20).date())
    done = calls(ruth, soil_and_table, "Done")
    closes(done)
    assert list(queries.running(ruth, soil_and_table)) == [soon, late]
    assert list(queries.ended(ruth, soil_and_table)) == [done]
    assert queries.count(ruth, soil_and_table) == 2
    row = queries.rows([seen(late)])[0]
    assert (row.owners, row.need, row.needs) == ([nell], None, 0)


# ---- openings ---------------------------------------------------------------------------------------------------


def keys(viewer: Person) -> list[str]:
    return [opening.key.split(":")[0].removeprefix("campaigns.") for opening in queries.openings(viewer)]


def test_openings_are_what_others_wait_for_and_what_nobody_gives_yet(
    nell: Person, ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    with clock.at(later(days=1)):
        assert keys(ruth) == ["sector"], "nobody private stands behind it"
        assert keys(nell) == keys(harald) == []
        pledge = gives(ruth, needs(campaign), due=later(days=9).date())
        assert keys(nell) == ["answer"]
        opening = queries.openings(nell)[0]
        assert (opening.person, opening.url, opening.act) == (ruth, pledge.get_absolute_url(), "Say yes")
        assert opening.because
        assert keys(ruth) == keys(callum) == [], "a name of their sector stands there now"
        becomes(nell, pledge, "confirmed")
        assert (keys(nell), keys(ruth)) == ([], ["due"])
        becomes(ruth, pledge, "delivered")
        assert (keys(nell), keys(ruth)) == (["answer"], [])
        assert queries.openings(nell)[0].act == "Say that it came"
        actions.ask_to_carry(by=nell, campaign=campaign, person=callum, part="Vans")
        assert keys(callum) == ["asked"]


def test_an_opening_for_what_one_knows_about(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    gives(callum, needs(campaign))
    need = needs(campaign, "skills", 2, title="Somebody who knows wheat")
    with clock.at(later(days=1)):
        assert keys(ruth) == ["skill"]
        assert "wheat" in queries.openings(ruth)[0].why
        assert keys(callum) == []
        gives(ruth, need, 2)
        assert keys(ruth) == []
    closes(campaign)
    with clock.at(later(days=101)):
        assert keys(ruth) == []


def test_openings_cost_the_same_for_one_and_for_twelve_and_are_ten_at_most(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table), target=100)
    hands = [people.introduce(name=f"Hand {number}") for number in range(12)]
    for hand in hands:
        communities.affirm(membership=communities.admit(person=hand, community=soil_and_table))
    costs = []
    for hand in hands:
        gives(hand, need)
        with clock.at(later(days=2)), CaptureQueriesContext(connection) as captured:
            found = queries.openings(nell)
        costs.append(len(captured))
    assert len(set(costs[:9])) == 1
    assert len(found) == 10
