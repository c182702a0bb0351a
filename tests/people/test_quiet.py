"""Quiet hours, by the clock of where somebody lives, also when the clocks are put forward or back."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError

from barnraiser.ground.verdict import Refused
from barnraiser.people import actions, queries
from barnraiser.people.models import Person, Quiet

BERLIN = "Europe/Berlin"


def night(begins: time = time(22), ends: time = time(7), zone: str = BERLIN) -> Quiet:
    return Quiet(person_id=1, zone=zone, begins=begins, ends=ends)


def at(zone: str, *moment: int) -> datetime:
    return datetime(*moment, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(("hour", "quiet"), [(21, False), (22, True), (2, True), (6, True), (7, False)])
def test_a_night_reaches_over_midnight(hour: int, quiet: bool) -> None:
    moment = at(BERLIN, 2026, 10, 5, hour)
    assert night().is_quiet(moment) is quiet
    opens = night().opens_at(moment)
    assert opens >= moment
    assert not night().is_quiet(opens)
    if quiet:
        assert opens == at(BERLIN, 2026, 10, 6 if hour == 22 else 5, 7)
    else:
        assert opens == moment


def test_an_afternoon_nap_and_no_quiet_at_all() -> None:
    nap = night(time(13), time(15))
    assert nap.opens_at(at(BERLIN, 2026, 10, 5, 14, 30)) == at(BERLIN, 2026, 10, 5, 15)
    assert not Quiet(person_id=1, zone=BERLIN).is_quiet(at(BERLIN, 2026, 10, 5, 3))


def test_the_hour_is_that_of_the_wall_before_and_after_the_clocks_change() -> None:
    for day in (datetime(2026, 3, 28), datetime(2026, 3, 29), datetime(2026, 10, 24), datetime(2026, 10, 25)):
        evening = day.replace(hour=23, tzinfo=ZoneInfo(BERLIN))
        opens = night().opens_at(evening).astimezone(ZoneInfo(BERLIN))
        assert (opens.hour, opens.minute) == (7, 0), day
    spring = night().opens_at(at(BERLIN, 2026, 3, 28, 23))
    autumn = night().opens_at(at(BERLIN, 2026, 10, 24, 23))
    assert spring - at(BERLIN, 2026, 3, 28, 23) == (autumn - at(BERLIN, 2026, 10, 24, 23)) - 2 * (
        datetime(2026, 1, 1, 1) - datetime(2026, 1, 1, 0)
    )


def test_an_hour_that_the_clocks_leave_out_is_the_one_after_it() -> None:
    short = night(time(1), time(2, 30))
    before = at(BERLIN, 2026, 3, 29, 1, 30)
    opens = short.opens_at(before)
    assert opens > before
    assert opens == at(BERLIN, 2026, 3, 29, 3, 30)
    assert not short.is_quiet(opens)


@pytest.mark.parametrize("zone", ["America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "UTC"])
def test_every_zone_has_its_own_hour(zone: str) -> None:
    assert night(zone=zone).is_quiet(at(zone, 2026, 6, 1, 23))
    assert not night(zone=zone).is_quiet(at(zone, 2026, 6, 1, 12))


@pytest.mark.django_db
def test_hours_are_kept_by_their_person_and_make_sense(ruth: Person) -> None:
    assert queries.quiet_of(ruth).zone == "UTC", "the house's clock until somebody says another"
    actions.keep_quiet(by=ruth, zone=BERLIN, begins=time(22), ends=time(7))
    row = actions.keep_quiet(by=ruth, zone="Asia/Tokyo")
    assert (Quiet.objects.get(person=ruth), row.begins) == (row, None)
    for wrong in (
        {"zone": "Middle/Earth"},
        {"zone": BERLIN, "begins": time(22)},
        {"zone": BERLIN, "begins": time(7), "ends": time(7)},
    ):
        with pytest.raises(Refused):
            actions.keep_quiet(by=ruth, **wrong)
    assert queries.export(ruth)["quiet_hours"] == {"zone": "Asia/Tokyo", "begins": None, "ends": None}


@pytest.mark.django_db
@pytest.mark.parametrize("hours", [(time(1), None), (None, time(1)), (time(1), time(1))])
def test_the_database_keeps_half_an_hour_set_out(
    ruth: Person, hours: tuple[time | None, time | None]
) -> None:
    with pytest.raises(IntegrityError):
        Quiet.objects.create(person=ruth, zone="UTC", begins=hours[0], ends=hours[1])
