"""`python -m tools.licences`: every installed package may be used where it is used.

`barnraiser` is AGPL-3.0-or-later, so weak copyleft is fine in what it runs on; `tiework` is Apache-2.0 and runs on
permissive packages alone; strong copyleft is for development only (an oracle in tests, never shipped).
"""

import re
import sys
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REVIEWED = Path(__file__).with_name("licences.toml")
PERMISSIVE = frozenset(
    [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "ISC",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "PSF-2.0",
        "Zlib",
    ]
)
RUNNING = PERMISSIVE | {"AGPL-3.0-or-later", "LGPL-2.1-only", "LGPL-3.0-only", "MPL-2.0"}
DEVELOPING = RUNNING | {"GPL-2.0-or-later"}


@dataclass(frozen=True, slots=True)
class Package:
    name: str
    declared: str | None
    needs: tuple[str, ...] = ()

    def needed(self, extras: Iterable[str] = ()) -> set[tuple[str, tuple[str, ...]]]:
        """The packages it runs on here, each with the extras it asks of them."""
        wanted = [Requirement(need) for need in self.needs]
        return {
            (canonicalize_name(need.name), tuple(sorted(need.extras)))
            for need in wanted
            if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in ("", *extras))
        }


def package(found: Distribution) -> Package:
    meta = found.metadata
    return Package(
        canonicalize_name(meta["Name"]), meta.get("License-Expression"), tuple(found.requires or ())
    )


def allows(expression: str, allowed: frozenset[str]) -> bool:
    """Whether the expression (ids joined by AND and OR, no brackets) can be met with these licences."""
    return any(
        all(name.strip() in allowed for name in re.split(r"\sAND\s", choice))
        for choice in re.split(r"\sOR\s", expression)
    )


def closure(packages: Mapping[str, Package], name: str, extras: tuple[str, ...] = ()) -> set[str]:
    """The names of everything that `name` runs on here, itself included."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    ahead = [(name, extras)]
    while ahead:
        step = ahead.pop()
        if step in seen or step[0] not in packages:
            continue
        seen.add(step)
        ahead += packages[step[0]].needed(step[1])
    return {name for name, _ in seen}


def problems(packages: Mapping[str, Package], reviewed: Mapping[str, str]) -> list[str]:
    """A sentence for each package whose licence is unknown, or not allowed where it is used."""
    running = closure(packages, "barnraiser", ("postgres",))
    engine = closure(packages, "tiework", ("relational", "spark"))
    found = []
    for name, entry in sorted(packages.items()):
        expression = entry.declared or reviewed.get(name)
        allowed = PERMISSIVE if name in engine else RUNNING if name in running else DEVELOPING
        if expression is None:
            found.append(f"{name} declares no licence: read it, then add it to {REVIEWED.name}")
        elif not allows(expression, allowed):
            found.append(f"{name} is {expression}, which may not be used where it is used")
    return found + [
        f"{name} is reviewed but not installed" for name in sorted(reviewed.keys() - packages.keys())
    ]


def reviewed_of(said: Mapping[str, str | dict[str, str]], installed: Collection[str]) -> dict[str, str]:
    """The licences that were read; of a group of its own only those that are installed."""
    everywhere = {name: licence for name, licence in said.items() if isinstance(licence, str)}
    groups = (group for group in said.values() if not isinstance(group, str))
    return everywhere | {name: group[name] for group in groups for name in group if name in installed}


def main() -> int:
    packages = {entry.name: entry for entry in map(package, distributions())}
    found = problems(packages, reviewed_of(tomllib.loads(REVIEWED.read_text()), packages))
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"{len(packages)} packages, {len(found)} problems")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
