"""``tiework convert``: an archive in another format."""

from __future__ import annotations

import argparse
from typing import Any

from tiework.commands.opening import check_out, network
from tiework.commands.progress import Progress
from tiework.writers.files import unpacked_name
from tiework.writers.writing import write

_TIES_ONLY = ("graphml", "gexf", "kumu")


def run(options: argparse.Namespace) -> str:
    """Write acts, or ties as they stand, with what is known of people."""
    out = check_out(options, options.file)
    progress = Progress()
    found = network(options, progress)
    progress.say("Writing")
    held: dict[str, Any] = {}
    if options.measures:
        held = {key: found.people([key])[key] for key in options.measures}
    ties = options.what == "ties" or (options.what is None and _holds_ties(str(out), options.to))
    what = found.graph if ties else found.archive
    files = write(str(out), what, options.to, people=found.archive, measures=held)
    progress.done()
    count = f"{found.graph.m} ties" if ties else f"{len(found.acts)} acts"
    return f"{count}, {len(found.acts.people)} people: {', '.join(str(file) for file in files)}"


def _holds_ties(out: str, chosen: str | None) -> bool:
    return chosen in _TIES_ONLY or (
        chosen is None and unpacked_name(out).endswith((".graphml", ".gexf", ".kumu.json"))
    )
