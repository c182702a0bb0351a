from typing import Any

from django.utils.module_loading import import_string

from barnraiser.config.settings import tasks as tasks_settings
from barnraiser.people import tasks


def test_a_link_that_is_gone_is_no_work(db: None) -> None:
    tasks.check_link.func(0)
    tasks.recheck_link.func(0)


def test_the_weekly_look_is_on_the_schedule() -> None:
    options: Any = tasks_settings.TASKS["default"]["OPTIONS"]
    assert import_string(options["SCHEDULES"]["links-that-lead-back"]["task"]) is tasks.recheck_links
