import re

import pytest

from barnraiser.acts.decisions.models import Answer, Ballot, Settlement, Stance
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import asks_to_rank, objects, proposes

pytestmark = pytest.mark.django_db


def test_a_stance_is_given_with_its_reason(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    client, url = signed_in(callum), proposal.get_absolute_url()
    response = client.post(url + "stance/", {"stance": "objects", "reason": ""})
    assert response.status_code == 422
    assert "Without a reason nobody can do anything about it." in response.content.decode()
    assert re.search(r'value="objects"[^>]*checked', response.content.decode()), "nothing chosen is lost"
    client.post(url + "stance/", {"stance": "objects", "reason": "The lane floods."})
    assert Stance.objects.get().reason == "The lane floods."
    assert "Change my word" in page(client, url)


def test_an_objection_is_answered_and_settled(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    objection = objects(callum, proposal)
    url = f"{proposal.get_absolute_url()}objections/{objection.code}/"
    proposer, objector = signed_in(ruth), signed_in(callum)
    assert objector.post(url + "answers/", {"words": "Never mind."}).status_code == 403
    assert proposer.post(url + "answers/", {"words": " "}).status_code == 422
    assert proposer.post(url + "answers/", {"words": "We measure on Friday."}).status_code == 302
    assert Answer.objects.get().words == "We measure on Friday."
    assert "This settles my objection" not in page(proposer, proposal.get_absolute_url())
    assert "This settles my objection" in page(objector, proposal.get_absolute_url())
    assert proposer.post(url + "settlement/").status_code == 403
    assert objector.post(url + "settlement/").status_code == 302
    assert Settlement.objects.exists()
    assert "Objected, settled since" in page(proposer, proposal.get_absolute_url())


def test_a_ranking_is_kept_from_everybody_else(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    proposal = asks_to_rank(ruth, soil_and_table)
    client, url = signed_in(callum), proposal.get_absolute_url()
    assert client.post(url + "ballot/", {"place-0": "0", "place-1": "0"}).status_code == 422
    client.post(url + "ballot/", {"place-3": "0", "place-1": "1"})
    assert Ballot.objects.get().ranking == [3, 1]
    chosen = re.compile(r'<option value="\d" selected')
    assert len(chosen.findall(page(client, url))) == 2
    other = page(signed_in(ruth), url)
    assert not chosen.findall(other)
    assert "Callum" not in other
    assert "One has ranked" in other
