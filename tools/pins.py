"""`python -m tools.pins`: every resolved package is pinned in pyproject.toml, and every pin is needed.

No lock file is committed (it would name hosts), so these pins are what makes two clones alike.
`--write` adds what is missing and drops what is not needed; `--write --upgrade` takes the newest of everything.
"""

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_CONSTRAINTS = re.compile(r"^constraint-dependencies = \[.*?^\]$", re.DOTALL | re.MULTILINE)


def resolved(lock: Mapping[str, Any]) -> dict[str, str]:
    """The version of every package that the lock takes from an index."""
    return {p["name"]: p["version"] for p in lock["package"] if "registry" in p["source"]}


def pinned(project: Mapping[str, Any], key: str = "constraint-dependencies") -> dict[str, str]:
    """The version of every exact pin. A pin that is not exact counts as none."""
    pairs = (pin.split("==") for pin in project["tool"]["uv"].get(key, []))
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def backends(projects: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The names of the packages that build ours."""
    needs = (need for project in projects.values() for need in project["build-system"]["requires"])
    return {re.split(r"[^A-Za-z0-9_.-]", need)[0].replace("_", "-").lower() for need in needs}


def stale(pins: Mapping[str, str], versions: Mapping[str, str]) -> list[str]:
    """What differs between the pins and what was resolved, a sentence each."""
    missing = [
        f"{name} {versions[name]} is resolved but not pinned" for name in versions.keys() - pins.keys()
    ]
    unneeded = [
        f"{name} {pins[name]} is pinned but nothing needs it" for name in pins.keys() - versions.keys()
    ]
    differ = [
        f"{name} is pinned at {pins[name]} but resolved at {versions[name]}"
        for name in pins.keys() & versions.keys()
        if pins[name] != versions[name]
    ]
    return sorted(missing + unneeded + differ)


def unpinned_backends(names: set[str], pins: Mapping[str, str]) -> list[str]:
    return sorted(f"{name} builds a package of ours but is not pinned" for name in names - pins.keys())


def written(text: str, versions: Mapping[str, str]) -> str:
    """The project file's text with these pins in place of those it had."""
    lines = "".join(f'    "{name}=={version}",\n' for name, version in sorted(versions.items()))
    return _CONSTRAINTS.sub(lambda _: f"constraint-dependencies = [\n{lines}]", text)


def _lock(uv: str, *options: str) -> dict[str, str]:
    subprocess.run([uv, "lock", "--quiet", *options], cwd=ROOT, check=True)
    return resolved(tomllib.loads((ROOT / "uv.lock").read_text()))


def write(uv: str, upgrade: bool) -> None:
    path = ROOT / "pyproject.toml"
    before = path.read_text()
    path.write_text(written(before, {}))
    try:
        versions = _lock(uv, *(["--upgrade"] if upgrade else []))
    except BaseException:
        path.write_text(before)
        raise
    path.write_text(written(before, versions))


def problems(uv: str) -> list[str]:
    project, engine = (
        tomllib.loads((ROOT / name).read_text()) for name in ("pyproject.toml", "engine/pyproject.toml")
    )
    builders = unpinned_backends(
        backends({"barnraiser": project, "tiework": engine}), pinned(project, "build-constraint-dependencies")
    )
    return stale(pinned(project), _lock(uv)) + builders


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--upgrade", action="store_true")
    parser.add_argument("--uv", default="uv")
    options = parser.parse_args()
    if options.write:
        write(options.uv, options.upgrade)
    found = problems(options.uv)
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        print("Pins are stale. bin/pins --write mends them.", file=sys.stderr)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
