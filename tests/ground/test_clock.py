"""One clock, which an import, the demo or a test may set for a while."""

import threading
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from barnraiser.ground import clock

RAISING_DAY = datetime(2026, 10, 3, 8, tzinfo=UTC)


def test_it_is_now() -> None:
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=5)


def test_within_the_block_it_is_the_set_moment_and_then_now_again() -> None:
    with clock.at(RAISING_DAY):
        assert clock.now() == RAISING_DAY
        with clock.at(RAISING_DAY + timedelta(days=1)):
            assert clock.now() == RAISING_DAY + timedelta(days=1)
        assert clock.now() == RAISING_DAY
    assert clock.now() != RAISING_DAY


def test_a_failure_within_the_block_sets_it_back() -> None:
    with pytest.raises(ZeroDivisionError), clock.at(RAISING_DAY):
        1 / 0  # noqa: B018 - the failure is the point
    assert clock.now() != RAISING_DAY


def test_another_thread_keeps_its_own_time() -> None:
    seen = []
    with clock.at(RAISING_DAY):
        thread = threading.Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert seen[0] != RAISING_DAY


@pytest.mark.django_db
def test_in_a_query_it_is_the_databases_moment_or_the_set_one(monkeypatch: pytest.MonkeyPatch) -> None:
    ContentType.objects.get_or_create(app_label="ground", model="moment")

    def asked() -> datetime:
        row = ContentType.objects.annotate(moment=clock.in_database()).values("moment")[0]
        return cast(datetime, row["moment"])

    monkeypatch.setattr("django.utils.timezone.now", lambda: RAISING_DAY)
    assert abs(asked() - datetime.now(UTC)) < timedelta(minutes=1), "the server's own clock is not asked"
    with clock.at(RAISING_DAY):
        assert asked() == RAISING_DAY


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.at(datetime(2026, 10, 3)):
        pass
