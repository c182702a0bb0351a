from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.gatherings import actions, calendars, queries
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import EVENING, MONDAY, SATURDAY, calls, calls_online, plan, says

pytestmark = pytest.mark.django_db


def read(gathering: Gathering, *, comes: bool = False) -> Any:
    return parsed(calendars.calendar("Alder Valley", [(gathering, comes)]))[0]


def parsed(sheet: bytes) -> list[Any]:
    return list(Calendar.from_ical(sheet).walk("VEVENT"))


def feed(viewer: Person, at: Any = MONDAY) -> dict[str, Any]:
    with clock.at(at):
        rows = queries.for_feed(viewer)
    return {str(event["SUMMARY"]): event for event in parsed(calendars.calendar("x", rows))}


def test_another_calendar_reads_what_was_planned(farm: Gathering) -> None:
    event = read(farm, comes=True)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (SATURDAY, EVENING)
    assert event["DTSTAMP"].dt == MONDAY
    assert event["DTSTART"].dt.utcoffset() == timedelta(0)
    assert (event["UID"], event["SEQUENCE"]) == (f"{farm.code}@localhost", 0)
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "OPAQUE")
    assert event["LOCATION"] == "Hollin Farm. Bus 14 stops at the gate"
    assert event["URL"] == f"http://localhost/gatherings/{farm.code}/"
    assert event["DESCRIPTION"] == "Soil & Table\nBring one thing that went wrong."


def test_whatever_people_write_is_escaped_and_folded(nell: Person, soil_and_table: Community) -> None:
    title = "Käse, Brot; \\ and\nEND:VEVENT"
    place = "BEGIN:VALARM" + " and on" * 14
    held = calls(nell, soil_and_table, title=title, place=place, directions="", words="a\n\nb")
    sheet = calendars.calendar("x", [(held, True)])
    event = parsed(sheet)[0]
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == (title, place)
    assert len(parsed(sheet)) == 1
    assert sheet.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in sheet.split(b"\r\n")) <= 75


def test_a_change_keeps_the_uid_and_raises_the_sequence(farm: Gathering, nell: Person) -> None:
    before = read(farm)
    with clock.at(MONDAY + timedelta(days=1)):
        after = read(actions.change(by=nell, gathering=farm, plan=plan(place="Nether Pasture")))
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["LAST-MODIFIED"].dt == MONDAY + timedelta(days=1)


def test_what_is_called_off_says_so(farm: Gathering, nell: Person) -> None:
    with clock.at(MONDAY):
        actions.call_off(by=nell, gathering=farm, words="The barn roof leaks.")
    event = read(queries.visible_to(nell).get(), comes=True)
    assert (event["STATUS"], event["SEQUENCE"], event["TRANSP"]) == ("CANCELLED", 1, "TRANSPARENT")
    assert "Called off: The barn roof leaks." in event["DESCRIPTION"]


def test_a_link_is_in_it_only_for_those_who_come(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls_online(nell, soil_and_table)
    says(ruth, held)
    for person, shown in ((ruth, True), (nell, True), (callum, False)):
        (event,) = feed(person).values()
        assert ("https://meet.aldervalley.example/barn" in event["DESCRIPTION"]) == shown
        assert (event["TRANSP"] == "OPAQUE") == shown


def test_the_feed_has_what_its_owner_comes_to_and_could_and_nothing_they_declined(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    coming, open_, not_this = (calls(nell, soil_and_table, title=t) for t in ("Coming", "Open", "Not"))
    says(ruth, coming)
    says(ruth, not_this, coming=False)
    assert {title: event["TRANSP"] for title, event in feed(ruth).items()} == {
        "Coming": "OPAQUE",
        "Open": "TRANSPARENT",
    }
    assert feed(ruth, at=EVENING + timedelta(days=119)).keys() == {"Coming", "Open"}
    assert feed(ruth, at=EVENING + timedelta(days=121)) == {}
    assert open_ in queries.visible_to(ruth)


def test_it_ends_with_the_membership_and_shows_no_strangers_gatherings(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    says(ruth, calls(nell, soil_and_table))
    assert feed(harald) == {}
    assert len(feed(ruth)) == 1
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    assert feed(ruth) == {}
