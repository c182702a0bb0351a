"""Rules 4 and 8: facts are recorded by explicit calls, no signals; and nobody but views and their kin sees the request."""

import ast

from .house import Source, imports, sources

_SIGNALS = (
    "django.dispatch",
    "django.db.models.signals",
    "django.core.signals",
    "django.contrib.auth.signals",
)
_REQUESTLESS = {"actions", "queries", "rules", "models", "projector", "tasks", "forms"}


def signals(source: Source) -> list[str]:
    return [
        f"{source.module} imports {module}" for module, _ in imports(source) if module.startswith(_SIGNALS)
    ]


def ambient(source: Source) -> list[str]:
    """Each parameter called `request` in a file that must not know one."""
    if not source.inside or source.inside[0] not in _REQUESTLESS:
        return []
    arguments = (node for node in ast.walk(source.tree) if isinstance(node, ast.arg))
    return [f"{source.module} line {node.lineno}" for node in arguments if node.arg == "request"]


def test_nobody_listens_to_anothers_saves() -> None:
    assert [line for source in sources() for line in signals(source)] == []


def test_only_views_and_their_kin_see_the_request() -> None:
    assert [line for source in sources() for line in ambient(source)] == []


def test_planted_signals_and_requests_are_seen() -> None:
    assert signals(Source("barnraiser.people.apps", "from django.db.models.signals import post_save"))
    assert signals(Source("barnraiser.people.apps", "from django.dispatch import receiver"))
    assert ambient(Source("barnraiser.people.actions", "def rename(request, name): ..."))
    assert not ambient(Source("barnraiser.people.views", "def rename(request, name): ..."))
