"""``tiework compare``: two archives, or two moments of one, side by side."""

from __future__ import annotations

import argparse

from tiework.commands.opening import check_out, network
from tiework.commands.output import about, chosen_format, written
from tiework.commands.progress import Progress
from tiework.comparing import compare
from tiework.errors import InputError
from tiework.network import Network


def run(options: argparse.Namespace) -> str | bytes:
    """Return figures of both with their difference, and whether it can be told from chance."""
    check_out(options, *options.files)
    chosen_format(options)
    progress = Progress()
    one, other = _two(options, progress)
    progress.say("Measuring both")
    found = compare(
        one, other, replicates=options.replicates, seconds=options.seconds, threads=options.threads
    )
    progress.done()
    known = {"one": about(one), "other": about(other)}
    return written(found.table(), options, progress, text=str(found), known=known)


def _two(options: argparse.Namespace, progress: Progress) -> tuple[Network, Network]:
    files, moments = options.files, options.at or []
    if len(files) == 2 and len(moments) < 2:
        one, other = (network(options, progress, file) for file in files)
        return one, other
    if len(files) == 1 and len(moments) == 2:
        # Read once, measured twice.
        first = network(options, progress, files[0], moments[0])
        return first, first.at(moments[1])
    raise InputError(
        "two archives, or one and two moments (--at twice)",
        found=f"{len(files)} files and {len(moments)} moments",
    )
