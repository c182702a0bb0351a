"""Every dependency we name is in the decision record, with its reason and its licence."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from tools.pins import ROOT

RECORD = ROOT / "docs" / "decisions" / "0001-stack.md"


def named(project: Mapping[str, Any]) -> set[str]:
    """The packages a project file names itself, in any of its groups."""
    own = project["project"]
    lists = [own["dependencies"], *own.get("optional-dependencies", {}).values()]
    lists += project.get("dependency-groups", {}).values()
    return {re.split(r"[^A-Za-z0-9_.-]", need)[0] for needs in lists for need in needs} - {
        "barnraiser",
        "tiework",
    }


def recorded(page: str) -> set[str]:
    """The packages in the first column of the record's tables."""
    first = re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE)
    return {name.split(" ")[0] for cell in first for name in cell.split(", ")}


def unrecorded(projects: Iterable[Mapping[str, Any]], page: str) -> set[str]:
    return {name for project in projects for name in named(project)} - recorded(page)


def test_every_dependency_is_recorded() -> None:
    files = (ROOT / "pyproject.toml", ROOT / "engine" / "pyproject.toml")
    assert unrecorded((tomllib.loads(path.read_text()) for path in files), RECORD.read_text()) == set()


def test_a_planted_dependency_is_seen() -> None:
    project = {
        "project": {"dependencies": ["django>=6", "attic[all]"]},
        "dependency-groups": {"dev": ["spade"]},
    }
    page = "| package | why |\n| --- | --- |\n| django [mfa], nh3 | x | y |"
    assert unrecorded([project], page) == {"attic", "spade"}
