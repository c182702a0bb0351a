"""Rule 6: derived is disposable. Each derived app that keeps rows rebuilds and catches up, and a test says both agree."""

import ast
from collections.abc import Mapping
from pathlib import Path

from .house import DERIVED, ROOT

AGREEMENT = "test_rebuild_equals_incremental"
# Worked out at each reading: nothing derived is kept. Their tables hold what a member did, and which letters went out.
READ_ANEW = {
    "barnraiser.notices": {"Reading", "Letter", "Due"},
    "barnraiser.suggestions": {"PutAside", "PutAsideQuerySet"},
}


def missing(app: str, files: Mapping[str, str], tests: Mapping[str, str]) -> list[str]:
    """What a derived app (its files, its tests) lacks to be disposable. Without tables it lacks nothing."""
    if not any(name == "models.py" or name.startswith("models/") for name in files):
        return []
    functions = {node.name for node in _functions(files.get("projector.py", ""))}
    told = {node.name for text in tests.values() for node in _functions(text)}
    lacks = [f"{app}.projector.{name}" for name in ("rebuild", "catch_up") if name not in functions]
    if AGREEMENT not in told:
        lacks.append(f"a {AGREEMENT} for {app}")
    if "actions.py" in files and "projector.py" not in files:
        lacks.append(f"{app} writes in actions, but what is derived is written by a projector")
    return lacks


def _functions(text: str) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]


def _read(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.py")}


def test_derived_apps_are_disposable() -> None:
    lacks = []
    for app in sorted(DERIVED - set(READ_ANEW)):
        place = Path(*app.split("."))
        lacks += missing(app, _read(ROOT / place), _read(ROOT / "tests" / place.relative_to("barnraiser")))
    assert lacks == []


def test_what_is_read_anew_keeps_only_what_a_member_did() -> None:
    for app, kept in READ_ANEW.items():
        tree = ast.parse((ROOT / Path(*app.split(".")) / "models.py").read_text())
        assert {node.name for node in tree.body if isinstance(node, ast.ClassDef)} == kept, app


def test_a_planted_app_that_cannot_be_rebuilt_is_seen() -> None:
    whole = {"models.py": "", "projector.py": "def rebuild(): ...\ndef catch_up(): ..."}
    tests = {"test_projector.py": f"def {AGREEMENT}(): ..."}
    assert missing("ties", whole, tests) == []
    assert missing("ties", {}, {}) == []
    assert missing("ties", whole, {}) == [f"a {AGREEMENT} for ties"]
    assert missing("ties", {"models/tie.py": "", "projector.py": "def rebuild(): ..."}, tests) == [
        "ties.projector.catch_up"
    ]
    assert len(missing("ties", {"models.py": "", "actions.py": ""}, tests)) == 3
