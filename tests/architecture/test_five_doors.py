"""Neighbours come in by five doors: actions (a derived app's projector), queries, rules, models, manifest.

Ground is open to all.
"""

from .house import HOUSE, Source, app_of, imports, module_of, sources

DOORS = {"actions", "projector", "queries", "rules", "models", "manifest"}
_PACKAGES = {module_of(path) for path in HOUSE.rglob("__init__.py")}


def windows(source: Source) -> list[str]:
    """Each import of another app's inside that is not one of its doors."""
    found = []
    for module, name in imports(source, is_package=source.module in _PACKAGES):
        target = f"{module}.{name}" if name and module in _PACKAGES else module
        app = app_of(target)
        if app in (None, source.app, "barnraiser.ground"):
            continue
        inside = target.removeprefix(str(app)).lstrip(".").split(".")[0]
        if inside not in DOORS:
            found.append(f"{source.module} imports {target}")
    return found


def test_neighbours_use_the_doors() -> None:
    assert [window for source in sources() for window in windows(source)] == []


def test_a_planted_window_is_seen() -> None:
    for line in (
        "from barnraiser.people import views",
        "from barnraiser.people.views import show",
        "import barnraiser.people.forms",
        "from barnraiser.acts import ledger",
        "from ...people.forms import ProfileForm",
    ):
        assert windows(Source("barnraiser.acts.belonging.effects", line)), line


def test_doors_ground_and_home_are_open() -> None:
    for line in (
        "from barnraiser.people import actions, queries",
        "from barnraiser.people.models import Person",
        "from barnraiser.ground.web.requests import member_page",
        "from . import forms",
        "from django.db import models",
    ):
        assert not windows(Source("barnraiser.acts.belonging.effects", line)), line
