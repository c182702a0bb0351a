import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.decisions.models import Proposal
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from ..telling import DRYER, asks_to_rank, objects, proposes

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/decisions/"
NEW = LIST + "new/"


def test_for_others_there_is_nothing_here(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    proposal, ranked = proposes(ruth, soil_and_table), asks_to_rank(ruth, soil_and_table)
    objection = objects(callum, proposal)
    membership = rooms.membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    url = proposal.get_absolute_url()
    gets = [LIST, NEW, url, url + "versions/", url + "amendment/", ranked.get_absolute_url() + "rankings.csv"]
    posts = [url + "stance/", url + "closing/", url + "withdrawal/", url + "amendment/"]
    posts += [f"{url}objections/{objection.code}/{what}/" for what in ("answers", "settlement")]
    posts += [ranked.get_absolute_url() + "ballot/", NEW]
    for client in (Client(), signed_in(harald), signed_in(callum)):
        assert {client.get(address).status_code for address in gets} == {404}
        assert {client.post(address, {"stance": "consents"}).status_code for address in posts} == {404}
    assert Proposal.objects.get(pk=proposal.pk).title == DRYER


def test_the_front_of_an_open_house_shows_no_decisions(
    nell: Person, harald: Person, kitchens: Community
) -> None:
    proposal = proposes(nell, kitchens)
    client = signed_in(harald)
    assert client.get("/communities/kitchens/decisions/").status_code == 403
    assert client.get(proposal.get_absolute_url()).status_code == 404
