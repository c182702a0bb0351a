from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Allowance
from barnraiser.acts.conversations.rules import ALLOWED
from barnraiser.communities.models import Community
from barnraiser.ground import clock
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


def test_asking_too_often_is_refused_whichever_process_is_asked(
    ruth: Person, callum: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ALLOWED, Allowance.Of.NAMES, (30, timedelta(minutes=1)))
    client = signed_in(ruth)
    statuses = []
    for asked in range(40):
        if asked in (10, 20):
            cache.clear()  # what another process remembers is nothing of this
        statuses.append(client.get(f"{START}names/", {"q": "c"}).status_code)
    assert statuses == [200] * 30 + [429] * 10
    assert signed_in(callum).get(f"{START}names/", {"q": "c"}).status_code == 200
    with clock.at(clock.now() + timedelta(seconds=61)):
        cache.clear()
        assert client.get(f"{START}names/", {"q": "c"}).status_code == 200


def test_the_database_is_asked_once_for_many(ruth: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    for _ in range(10):
        client.get(f"{START}names/", {"q": "c"})
    assert Allowance.objects.get(person=ruth, of=Allowance.Of.NAMES).used == 10
