import logging
import re
from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.gatherings import actions
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.acts.gatherings.models.feed import token_for
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from ..actions.test_answering import guests
from ..telling import MONDAY, calls, comes_in

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/gatherings/"


def test_a_calendar_reads_the_feed_without_signing_in_and_keeps_nothing(
    farm: Gathering, ruth: Person, caplog: pytest.LogCaptureFixture
) -> None:
    client = signed_in(ruth)
    assert "No address yet" in page(client, "/me/calendar/")
    html = client.post("/me/calendar/", follow=True).content.decode()
    path = re.search(r"http://localhost(/calendar/\w+\.ics)", html)[1]  # type: ignore[index]
    with clock.at(MONDAY):
        answer = Client().get(path)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies
    assert [str(e["SUMMARY"]) for e in Calendar.from_ical(answer.content).walk("VEVENT")] == [farm.title]
    client.post("/me/calendar/withdrawal/")
    with caplog.at_level(logging.WARNING):
        assert Client().get(path).status_code == 404
    assert "/calendar/….ics" in caplog.text
    assert path not in caplog.text


def test_the_feed_ends_with_the_membership(farm: Gathering, ruth: Person, soil_and_table: Community) -> None:
    path = f"/calendar/{token_for(actions.open_feed(by=ruth).code)}.ics"
    membership = membership_of(ruth, soil_and_table)
    assert membership
    with clock.at(MONDAY):
        assert farm.title.split(",")[0] in Client().get(path).content.decode()
        belonging.leave(by=ruth, membership=membership)
        assert "VEVENT" not in Client().get(path).content.decode()


def test_the_list_costs_the_same_for_3_gatherings_and_for_30(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    now = clock.now()

    def add(number: int) -> None:
        start = now + timedelta(days=1 + number)
        held = calls(nell, soil_and_table, at=now, starts_at=start, ends_at=start + timedelta(hours=2))
        actions.answer(by=(ruth, callum)[number % 2], gathering=held, coming=True)

    costs_the_same(signed_in(ruth), LIST, add)


def test_a_gathering_costs_the_same_for_3_guests_and_for_30(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    now = clock.now()
    held = calls(
        nell,
        soil_and_table,
        at=now,
        starts_at=now + timedelta(minutes=1),
        ends_at=now + timedelta(days=1),
        capacity=25,
    )
    everybody = guests(soil_and_table, 30)
    comes_in(ruth, held, now)

    def add(number: int) -> None:
        actions.answer(by=everybody[number], gathering=held, coming=True, brings=f"Loaf {number}")
        comes_in(everybody[number], held, now)

    costs_the_same(signed_in(nell), held.get_absolute_url(), add)
