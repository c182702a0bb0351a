from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings

from barnraiser.acts.gatherings import tasks
from barnraiser.acts.gatherings.models import Conclusion, Gathering
from barnraiser.ground import clock

from .telling import EVENING, acts

pytestmark = pytest.mark.django_db


def test_every_half_hour_the_house_does_what_no_host_did(been: Gathering) -> None:
    with clock.at(EVENING + timedelta(hours=12)):
        tasks.settle.call()
    assert Conclusion.objects.get().gathering_id == been.pk
    assert len(acts("met")) == 1
    backend: dict[str, Any] = settings.TASKS["default"]
    schedule = backend["OPTIONS"]["SCHEDULES"]["gatherings-settled"]
    assert schedule["task"] == f"{tasks.__name__}.settle"
