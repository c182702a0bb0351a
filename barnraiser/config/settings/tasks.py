"""Work that can wait. Call sites know only `django.tasks`; the backend is one setting."""

from typing import Any

from .environment import read

_options: dict[str, Any] = {
    "MAX_ATTEMPTS": 5,
    # A job whose worker died is run again this many seconds later; each failure doubles the wait before the next try.
    "LOCK_TIMEOUT": float(read("JOB_LEASE", "60")),
    "BACKOFF_INITIAL": float(read("JOB_BACKOFF", "5")),
    "SCHEDULES": {
        "archives-and-farewells": {"task": "barnraiser.people.tasks.tend", "cron": "27 * * * *"},
        "uploads-let-go": {
            "task": "barnraiser.acts.imports.tasks.let_go_of_old_uploads",
            "cron": "17 * * * *",
        },
        "decisions-that-are-due": {
            "task": "barnraiser.acts.decisions.tasks.close_due",
            "cron": "*/2 * * * *",
        },
        "requests-that-wait": {
            "task": "barnraiser.acts.belonging.tasks.look_for_late_requests",
            "cron": "27 * * * *",
        },
        "claims-that-ran-out": {"task": "barnraiser.acts.claims.tasks.let_go_of_old", "cron": "47 3 * * *"},
        "survey-rounds-settled": {"task": "barnraiser.surveys.tasks.tend", "cron": "*/10 * * * *"},
        "gatherings-settled": {
            "task": "barnraiser.acts.gatherings.tasks.settle",
            "cron": "7,37 * * * *",
        },
        "new-people-whom-searches-find": {"task": "barnraiser.people.letters.tell_all", "cron": "10 6 * * *"},
        "mail-that-waits": {"task": "barnraiser.acts.lists.tasks.look_again", "cron": "* * * * *"},
        "letters-that-are-due": {"task": "barnraiser.notices.tasks.tell_due", "cron": "*/5 * * * *"},
        "letters-of-long-ago": {"task": "barnraiser.notices.tasks.tend", "cron": "37 3 * * *"},
        "readers-who-never-answered": {"task": "barnraiser.acts.outward.tasks.tend", "cron": "57 3 * * *"},
        "links-that-lead-back": {"task": "barnraiser.people.tasks.recheck_links", "cron": "4-59/5 * * * *"},
        "ties-anew-every-night": {"task": "barnraiser.ties.tasks.rebuild_all", "cron": "20 2 * * *"},
        "figures-every-night": {"task": "barnraiser.capital.tasks.read_all", "cron": "40 2 * * *"},
        "figures-that-lag": {"task": "barnraiser.capital.tasks.read_lagging", "cron": "*/10 * * * *"},
    },
}
TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend", "OPTIONS": _options}}
