"""``tiework map``: the network drawn."""

from __future__ import annotations

import argparse

from tiework.commands.opening import check_out, network
from tiework.commands.output import put
from tiework.commands.progress import Progress
from tiework.errors import InputError
from tiework.writers.standalone import standalone


def run(options: argparse.Namespace) -> str | bytes:
    """Return the map as SVG; it names nobody."""
    out = check_out(options, options.file)
    if out is not None and out.suffix.lower() != ".svg":
        raise InputError("a file that ends in .svg", found=repr(out.suffix), file=str(out))
    progress = Progress()
    found = network(options, progress)
    progress.say("Drawing the map")
    drawn = found.map(seed=options.seed, **({"title": options.title} if options.title else {}))
    progress.done()
    return put(standalone(drawn), options, progress)
