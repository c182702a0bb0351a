from datetime import timedelta

import pytest

from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.models import Stance
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import asks_to_rank, closes, crowd, objects, proposes

pytestmark = pytest.mark.django_db


def test_the_page_says_how_things_are_objections_first(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table, needed=4)
    actions.stand(by=priya, proposal=proposal, stance="consents", reason="Yes please.")
    objects(callum, proposal)
    html = page(signed_in(priya), proposal.get_absolute_url())
    assert html.index("The lane floods.") < html.index("Yes please.")
    assert "One objection to resolve" in html
    assert "Two more voices needed" in html
    assert "<em>Five Gates</em>" in html
    assert html.count("<h1") == 1
    assert "Say what is being done" not in html, "the proposer answers, and nobody else"


def test_a_proposal_whose_time_is_over_says_so_and_takes_no_word(
    ruth: Person, soil_and_table: Community
) -> None:
    with clock.at(clock.now() - timedelta(days=9)):
        proposal = proposes(ruth, soil_and_table)
    client, url = signed_in(ruth), proposal.get_absolute_url()
    assert "Closed, being counted" in page(client, url)
    assert client.post(url + "stance/", {"stance": "consents"}).status_code == 403
    assert not Stance.objects.exists()


def test_an_effect_that_could_not_be_carried_out_is_owned_up_to(
    ruth: Person, soil_and_table: Community
) -> None:
    proposal = proposes(
        ruth, soil_and_table, effect="communities.retire_rule", values={"number": 1, "version": 9}
    )
    actions.stand(by=ruth, proposal=proposal, stance="consents")
    closes(proposal)
    html = page(signed_in(ruth), proposal.get_absolute_url())
    assert "What it asked for did not happen." in html


def test_the_rounds_are_shown_once_it_is_counted(nell: Person, soil_and_table: Community) -> None:
    people = crowd(soil_and_table, nell, 8)
    proposal = asks_to_rank(nell, soil_and_table)
    for place, person in enumerate(people):
        actions.rank(by=person, proposal=proposal, ranking=[place % 3, 0]) if place % 3 else actions.rank(
            by=person, proposal=proposal, ranking=[0]
        )
    client, url = signed_in(nell), proposal.get_absolute_url()
    assert "Round 1" not in page(client, url)
    assert client.get(url + "rankings.csv").status_code == 404
    closes(proposal)
    html = page(client, url)
    assert "Round 1" in html
    assert "rankings still standing" in html
    rows = client.get(url + "rankings.csv").content.decode().splitlines()
    assert len(rows) == 8
    assert rows == sorted(
        rows, key=lambda row: ["Lentils", "Naked oats", "Field beans"].index(row.split(",")[0])
    )
