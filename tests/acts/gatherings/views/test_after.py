from datetime import timedelta

import pytest

from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from ..actions.test_answering import guests
from ..telling import EVENING, calls, comes_in

pytestmark = pytest.mark.django_db


def test_whom_one_met_what_was_agreed_and_the_talk_after_it(
    been: Gathering, ruth: Person, callum: Person, nell: Person, priya: Person
) -> None:
    client, url = signed_in(ruth), been.get_absolute_url()
    with clock.at(EVENING):
        client.post(f"{url}meetings/", {"met": [callum.code, priya.code, "nobody"]})
        assert [m.other_than(ruth) for m in queries.meeting_visible_to(ruth)] == [callum]
        assert "You said so" in page(client, url)
        assert "Says you met" in page(signed_in(callum), url)
        assert client.post(f"{url}steps/", {"words": ""}).status_code == 422
        client.post(f"{url}steps/", {"words": "Lend the spade", "who": callum.code, "due": "2026-10-24"})
        step = queries.steps(ruth, been).get()
        assert "Lend the spade" in page(signed_in(priya), url)
        signed_in(callum).post(f"/steps/{step.code}/completion/")
        assert "Done" in page(client, url)
        client.post(f"{url}intentions/", {"person": callum.code, "words": "His lentils"})
        assert "His lentils" in page(client, url)
        assert "His lentils" not in page(signed_in(callum), url)
        meant = queries.intentions(ruth).get()
        assert signed_in(callum).post(f"/intentions/{meant.code}/withdrawal/").status_code == 404
        client.post(f"/intentions/{meant.code}/withdrawal/")
        assert "His lentils" not in page(client, url)
        assert client.post(f"{url}conversation/", {"title": "And now?", "words": ""}).status_code == 422
        made = client.post(f"{url}conversation/", {"title": "And now?", "words": "The soup."})
        assert made.headers["Location"].startswith("/conversations/")
        assert "And now?" in page(signed_in(priya), url)


def test_what_is_looked_back_on_costs_the_same(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    now = clock.now()
    begun = now - timedelta(hours=1)
    held = calls(nell, soil_and_table, at=begun, starts_at=begun, ends_at=now + timedelta(hours=1))
    everybody = guests(soil_and_table, 30)
    comes_in(ruth, held, now)

    def add(number: int) -> None:
        comes_in(everybody[number], held, now)
        actions.say_met_at(by=everybody[number], gathering=held, people=[ruth])
        actions.agree(by=ruth, gathering=held, words=f"Loaf {number}", who=everybody[number])
        actions.intend(by=ruth, toward=everybody[number], gathering=held)

    costs_the_same(signed_in(ruth), held.get_absolute_url(), add)
    costs_the_same_for_hosts = page(signed_in(nell), f"{held.get_absolute_url()}hosting/")
    assert costs_the_same_for_hosts.count("Is here") >= 31
