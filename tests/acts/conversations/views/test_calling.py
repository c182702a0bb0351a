import pytest
from django.core.cache import cache
from django.test import Client

from barnraiser.acts.conversations import actions
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from ..telling import START, asks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_asked_yet() -> None:
    cache.clear()


def names(client: Client, url: str, begun: str) -> list[str]:
    answer = client.get(url, {"q": begun})
    assert answer.status_code == 200
    return [person["handle"] for person in answer.json()["people"]]


def test_members_are_offered_by_the_beginning_of_name_or_handle(
    ruth: Person, callum: Person, priya: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    client = signed_in(ruth)
    for url in (f"/conversations/{talk.code}/names/", f"{START}names/"):
        assert names(client, url, "cal") == [callum.handle]
        assert names(client, url, "Bir") == [callum.handle]
        assert names(client, url, "har") == [], "Harald is no member"
        assert names(client, url, "ruth") == [], "nobody calls themselves in"
        assert names(client, url, "") == []
        assert names(client, url, "%") == []


def test_who_only_came_with_an_archive_is_not_offered(ruth: Person, soil_and_table: Community) -> None:
    people.introduce(name="Calista Hand")
    assert names(signed_in(ruth), f"{START}names/", "cal") == []


def test_nobody_learns_the_members_from_outside(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    for url in (f"/conversations/{talk.code}/names/", f"{START}names/"):
        assert signed_in(harald).get(url, {"q": "cal"}).status_code in (403, 404)
        assert Client().get(url, {"q": "cal"}).status_code == 404


@pytest.mark.requirement("E3")
def test_among_the_trusted_nobody_learns_who_else_reads(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    talk = actions.start(
        by=ruth, community=soil_and_table, kind="question", title="T", words="W", audience="trusted"
    )
    assert names(signed_in(ruth), f"/conversations/{talk.code}/names/", "cal") == []
    assert signed_in(callum).get(f"/conversations/{talk.code}/names/", {"q": "pri"}).status_code == 404


def test_asking_too_often_is_refused(
    ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("barnraiser.acts.conversations.views.calling.MOST_A_MINUTE", 3)
    client = signed_in(ruth)
    statuses = [client.get(f"{START}names/", {"q": "c"}).status_code for _ in range(5)]
    assert statuses[:2] == [200, 200]
    assert 429 in statuses
