import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.campaigns import actions
from barnraiser.acts.campaigns.models import Pledge
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import VOTE, calls, gives, later, needs, plans

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/campaigns/"


@pytest.fixture(autouse=True)
def the_first_week() -> object:
    """All of it happens in the week after the campaign was called."""
    with clock.at(later(days=5)):
        yield


def test_a_stranger_and_one_who_left_find_nothing(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need, milestone = needs(campaign), plans(campaign)
    pledge = gives(nell, need)
    point = actions.propose(by=nell, campaign=campaign, words="A point")
    result = actions.note_change(by=nell, campaign=campaign, words="A", evidence="B", on=VOTE)
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    base = campaign.get_absolute_url()
    reads = [LIST, LIST + "new/", base, need.get_absolute_url(), pledge.get_absolute_url()]
    reads += [
        f"{base}{name}/"
        for name in ("words", "day", "closing", "owners", "needs", "tasks", "moved", "results")
    ]
    writes = [f"{base}{n}/" for n in ("names", "names/withdrawal", "points", "conversation", "owners/answer")]
    writes += [f"{pledge.get_absolute_url()}steps/", f"{pledge.get_absolute_url()}withdrawal/"]
    writes += [f"/points/{point.code}/voices/", f"/points/{point.code}/settlement/"]
    writes += [f"/milestones/{milestone.code}/owner/", f"/milestones/{milestone.code}/completion/"]
    writes += [f"/results/{result.code}/witnesses/", need.get_absolute_url(), f"{base}owners/end/"]
    for client in (signed_in(harald), signed_in(ruth), Client()):
        for url in reads:
            assert client.get(url).status_code == 404, url
        for url in writes:
            assert client.post(url, {"words": "x", "kind": "confirmed"}).status_code == 404, url
    assert Pledge.objects.count() == 1


def test_a_member_who_does_not_carry_it_is_told_why_not(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    client, base = signed_in(ruth), campaign.get_absolute_url()
    for name in ("words", "day", "closing", "owners", "needs", "tasks", "moved", "results"):
        response = client.post(f"{base}{name}/", {})
        assert response.status_code == 403
        assert "They are named on its page" in response.content.decode()
    html = page(client, base)
    for word in ("Move the day", "Close it", "Plan a piece", "Ask for something"):
        assert word not in html
    assert client.get(f"{need.get_absolute_url()}mark/").status_code == 403
