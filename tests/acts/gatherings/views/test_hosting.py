import re

import pytest

from barnraiser.acts.gatherings import queries
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import SATURDAY, says

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/gatherings/"


def test_the_words_stand_nowhere_but_with_the_hosts(
    farm: Gathering, nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    one = re.compile(rf"\b{farm.words_to_say.split()[0]}\b <i>")
    with clock.at(SATURDAY):
        says(ruth, farm)
        for url in (farm.get_absolute_url(), LIST, f"{farm.get_absolute_url()}calendar.ics"):
            assert not one.search(page(signed_in(ruth), url))
        assert one.search(page(signed_in(nell), farm.get_absolute_url()))
        assert one.search(page(signed_in(nell), f"{farm.get_absolute_url()}hosting/"))
        page(signed_in(ruth), f"{farm.get_absolute_url()}hosting/", 403)


def test_a_host_ticks_in_asks_another_to_host_and_says_who_was_there(
    farm: Gathering, nell: Person, ruth: Person, callum: Person, harald: Person
) -> None:
    client, url = signed_in(nell), farm.get_absolute_url()
    with clock.at(SATURDAY):
        assert client.post(f"{url}hosts/", {"person": ""}).status_code == 422
        client.post(f"{url}hosts/", {"person": callum.code})
        client.post(f"{url}ticks/", {"person": ruth.code})
        assert client.post(f"{url}ticks/", {"person": harald.code}).status_code == 404
        signed_in(callum).post(f"{url}ticks/", {"person": callum.code})
        client.post(f"{url}conclusion/")
        html = page(client, f"{url}hosting/")
        assert "It was said" in html
        signed_in(callum).post(f"{url}hosts/withdrawal/")
        signed_in(ruth).post(f"{url}attendance/withdrawal/")
    assert queries.there(farm) == [callum]
    assert queries.hosts_of(farm) == [nell]
