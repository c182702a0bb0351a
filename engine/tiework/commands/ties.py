"""``tiework ties``: the ties that are there now, with their measures."""

from __future__ import annotations

import argparse

from tiework.commands.opening import check_out, network
from tiework.commands.output import about, chosen_format, written
from tiework.commands.progress import Progress


def run(options: argparse.Namespace) -> str | bytes:
    """Return the tie table as it was asked for."""
    check_out(options, options.file)
    chosen_format(options)
    progress = Progress()
    found = network(options, progress)
    progress.say("Working out ties")
    rows = found.ties(options.measures)
    progress.done()
    return written(rows, options, progress, known=about(found))
