"""``tiework describe``: what is in an archive, and what is wrong with it."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from tiework.commands.opening import archive, check_out
from tiework.commands.output import chosen_format, put
from tiework.commands.progress import Progress
from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.wording import day
from tiework.writers.remarks import remarks

SHOWN = 50


def run(options: argparse.Namespace) -> str | bytes:
    """Return counts, columns, kinds and problems."""
    check_out(options, options.file)
    how = chosen_format(options)
    if how not in ("table", "json"):
        raise InputError("--format table or json", found=how)
    progress = Progress()
    found = archive(options, progress)
    said = json.dumps(facts(found), ensure_ascii=False, indent=1) if how == "json" else words(found)
    return put(said, options, progress)


def facts(found: Archive) -> dict[str, Any]:
    """The same for other programs."""
    acts, policy = found.acts(), found.policy()
    kinds = Counter({kind: int((acts.kind == code).sum()) for code, kind in enumerate(acts.kinds)})
    first, last = found.first, found.last
    return {
        "file": found.name,
        "format": found.format,
        "read_as": found.read_as or None,
        "counts": dict(found.counts),
        "first": first.isoformat() if first and found.dated else None,
        "last": last.isoformat() if last and found.dated else None,
        "kinds": {kind: {"acts": count, "weight": policy.rule(kind).weight} for kind, count in kinds.items()},
        "known_of_people": {name: len(found.attributes.by(name)) for name in found.attributes.names},
        "problems": [
            {"line": one.line, "severity": one.severity, "what": one.what} for one in found.problems
        ],
    }  # fmt: skip


def words(found: Archive) -> str:
    """The same for people."""
    known = facts(found)
    counts = found.counts
    name = Path(found.name).name
    if found.messages:
        said = [f"{name}: {counts['messages']} messages, {counts['people']} addresses"]
    else:
        said = [
            f"{name}: {len(found.acts())} acts, {counts['people']} people",
            f"read as {found.format}: {found.read_as}",
        ]
    if known["first"] is not None and found.first and found.last and found.last.year > 1973:
        said.append(f"from {day(found.first)} to {day(found.last)}")
    elif not found.dated:
        said.append("the acts carry no dates: a network as it stands at one moment")
    said += remarks(found)
    if known["kinds"]:
        said.append("kinds of act, with the weight of one: " + ", ".join(
            f"{kind} {one['acts']} × {one['weight']:g}" for kind, one in known["kinds"].items()
        ))  # fmt: skip
    if known["known_of_people"]:
        said.append(
            "known of people: " + ", ".join(f"{name} of {n}" for name, n in known["known_of_people"].items())
        )
    said += [f"line {one.line}: {one.severity}: {one.what}" for one in found.problems[:SHOWN]]
    if len(found.problems) > SHOWN:
        said.append(f"and {len(found.problems) - SHOWN} more")
    return "\n".join(said)
