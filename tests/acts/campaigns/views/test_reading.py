import pytest

from barnraiser.acts.campaigns import actions
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import VOTE, becomes, calls, carries, closes, gives, later, needs, plans

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/campaigns/"


@pytest.fixture(autouse=True)
def the_first_week() -> object:
    """All of it happens in the week after the campaign was called."""
    with clock.at(later(days=5)):
        yield


def test_the_list_costs_the_same_for_3_rows_and_for_30(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    def add(number: int) -> None:
        campaign = calls(nell, soil_and_table, f"Campaign {number}")
        carries(ruth, campaign)
        becomes(ruth, gives(nell, needs(campaign)), "confirmed")

    costs_the_same(signed_in(ruth), LIST, add)


def test_a_campaigns_page_costs_the_same_for_3_and_for_30_of_everything(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    carries(ruth, campaign)

    def add(number: int) -> None:
        need = needs(campaign, title=f"Need {number}")
        actions.challenge(by=nell, need=need, amount=3, words="then")
        becomes(ruth, gives(nell, need), "confirmed")
        actions.take_on(by=nell, milestone=plans(campaign, f"Piece {number}"))
        actions.propose(by=ruth, campaign=campaign, words=f"Point {number}")
        actions.note_influence(by=nell, campaign=campaign, whom="A", words="B", on=VOTE)
        result = actions.note_change(by=nell, campaign=campaign, words="A", evidence="B", on=VOTE)
        actions.witness(by=ruth, result=result)

    costs_the_same(signed_in(ruth), campaign.get_absolute_url(), add)


def test_what_is_over_shows_what_came_and_asks_for_nothing(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    closes(campaign, "called_off")
    html = page(signed_in(ruth), need.get_absolute_url())
    assert "This campaign is closed" in html
    assert "Give my word" not in html
    assert signed_in(ruth).post(need.get_absolute_url(), {"amount": "1"}).status_code == 403


@pytest.mark.requirement("C10")
def test_partners_are_looked_for_among_those_who_give_what_a_campaign_needs(
    nell: Person, ruth: Person, priya: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    needs(campaign, "skills", 2, title="Somebody who reads tenders")
    reciprocity.offer(by=priya, community=soil_and_table, gift="skills", title="Reading a tender with you")
    browser = signed_in(nell)
    looked = page(browser, campaign.get_absolute_url())
    assert 'href="/people/?gives=skills"' in looked
    assert 'href="/people/?sector=public"' in looked, "and by the sector that is missing"
    found = page(browser, "/people/?gives=skills")
    assert "Gives: Reading a tender with you." in found
    assert ruth.name not in found
