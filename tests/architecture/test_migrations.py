"""No model is ahead of its migrations."""

from typing import Any

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from barnraiser.config.settings.apps import HOUSE

LABELS = {name.rsplit(".", 1)[-1] for name in HOUSE}


@pytest.fixture(autouse=True)
def as_written(settings: Any) -> None:
    """The migrations there are, also where a run lays its tables without them."""
    settings.MIGRATION_MODULES = {}


def unwritten(written: ProjectState, loader: MigrationLoader) -> set[str]:
    """The apps of the house whose models differ from what their migrations make."""
    detector = MigrationAutodetector(written, ProjectState.from_apps(apps))
    return set(detector.changes(graph=loader.graph)) & LABELS


def test_migrations_are_up_to_date() -> None:
    loader = MigrationLoader(None)
    assert loader.migrated_apps >= LABELS & {model._meta.app_label for model in apps.get_models()}
    assert unwritten(loader.project_state(), loader) == set()


def test_a_planted_missing_migration_is_seen() -> None:
    loader = MigrationLoader(None)
    state = ProjectState.from_apps(apps)
    assert unwritten(state.clone(), loader) == set()
    state.remove_field("people", "person", "tagline")
    assert unwritten(state, loader) == {"people"}


def test_every_app_keeps_migrations_for_its_tables() -> None:
    migrated = MigrationLoader(None).migrated_apps
    assert {
        model._meta.app_label for model in apps.get_models() if model._meta.app_label in LABELS
    } <= migrated
