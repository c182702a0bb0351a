"""Contact lists as wearable sensors write them: ``t i j``, one row for each interval in which two people faced each other."""

from __future__ import annotations

from array import array
from datetime import datetime
from math import isfinite

import numpy as np

from tiework.arrays import Floats, Ints
from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.collecting import Collector, Progress, shown
from tiework.readers.kinds import CONTACT
from tiework.readers.limits import Limits
from tiework.readers.text import Lines
from tiework.readers.unpacking import Source, opened

MINUTE = 60.0


def read_contacts(
    source: Source,
    *,
    interval: float = 20.0,
    gap: float = 0.0,
    origin: datetime | float | None = None,
    name: str | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Archive:
    r"""Read a contact list as SocioPatterns publishes them: ``t i j``, or ``t i j Ci Cj`` with both people's groups.

    Parameters
    ----------
    source : path or binary file
        Plain, gzip, or a zip with one file in it; cells apart by blanks, tabs or commas.
    interval : float
        Seconds that a row stands for: with time t the pair was in contact during ``[t - interval, t]``.
    gap : float
        Seconds that may lie between two rows of a pair that are still one meeting.
    origin : datetime or float, optional
        When t was 0, where the file does not count from 1970.
    name, limits, progress
        As for `tiework.readers.read`.

    Returns
    -------
    Archive
        One ``contact.met`` for each meeting: a run of rows of one pair without a break. Its time is the end of the
        meeting, its amount the minutes it took. Rows that are there twice count once.

    Notes
    -----
    Cattuto et al. 2010; the merging of rows into events as in Fournet & Barrat 2014.

    Examples
    --------
    >>> from io import BytesIO
    >>> met = read_contacts(BytesIO(b"20 1 2\n40 1 2\n100 2 1\n"), name="tij.dat").acts()
    >>> len(met), met.amount.round(2), met.at
    (2, array([0.67, 0.33]), array([ 40., 100.]))
    """
    if not interval > 0 or gap < 0:
        raise InputError("an interval above 0 and a gap of 0 or more", found=f"{interval:g} and {gap:g}")
    with opened(source, name, limits) as file:
        into = Collector(file.name, limits or Limits(), progress)
        times, low, high = array("d"), array("i"), array("i")
        for line, text in enumerate(Lines(file, into), start=1):
            row = _row(into, line, text)
            if row is not None:
                times.append(row[0])
                low.append(min(row[1:]))
                high.append(max(row[1:]))
    start = origin.timestamp() if isinstance(origin, datetime) else float(origin or 0)
    _meetings(into, np.array(times), np.array(low, np.int64), np.array(high, np.int64), interval, gap, start)
    if origin is None and len(times) and min(times) < 1e8:
        into.doubt(1, "times that count from a start the file does not name: read as seconds since 1970")
    said = f"t i j, each row {interval:g} seconds; runs of rows merged to meetings"
    return into.archive("contacts", read_as=said)


def _row(into: Collector, line: int, text: str) -> tuple[float, int, int] | None:
    cells = text.replace(",", " ").replace(";", " ").split()
    if not cells or cells[0][0] in "#%":
        return None
    into.row(line)
    at = _time(cells[0])
    if at is None:
        # The first line may be a header.
        if line > 1:
            into.refuse(line, f"a time that is no number: {shown(cells[0])}")
        return None
    if len(cells) not in (3, 5):
        into.refuse(line, f"a row of {len(cells)} cells, where 3 or 5 are needed: t i j, or t i j Ci Cj")
        return None
    pair = _pair(into, line, cells)
    return None if pair is None else (at, *pair)


def _time(cell: str) -> float | None:
    try:
        at = float(cell)
    except ValueError:
        return None
    return at if isfinite(at) else None


def _pair(into: Collector, line: int, cells: list[str]) -> tuple[int, int] | None:
    i, j = cells[1], cells[2]
    if not (into.usable(i, line) and into.usable(j, line)):
        return None
    pair = into.person(i, line), into.person(j, line)
    for person, group in zip((i, j), cells[3:], strict=False):
        if into.columns.get("group", {}).get(person) != group:
            into.know(person, "group", group, line)
    into.counts["self_acts"] += i == j
    return None if i == j else pair


def _meetings(
    into: Collector, times: Floats, low: Ints, high: Ints, interval: float, gap: float, start: float
) -> None:
    order = np.lexsort((times, high, low))
    t, a, b = times[order], low[order], high[order]
    if not len(t):
        return
    same = (a[1:] == a[:-1]) & (b[1:] == b[:-1])
    step = np.diff(t)
    # The clock of a file counts in whole intervals; a rounding error is no break.
    goes_on = same & (step <= interval + gap + 1e-6 * interval)
    first = np.flatnonzero(np.concatenate([[True], ~goes_on]))
    last = np.concatenate([first[1:], [len(t)]]) - 1
    # What was there twice, and breaks that were bridged, are no contact.
    fresh = np.concatenate([[True], ~(same & (step == 0))])
    rows = np.add.reduceat(fresh.astype(np.int64), first)
    people = list(into.index)
    for k in np.argsort(t[last], kind="stable"):
        f, e = first[k], last[k]
        into.act(
            int(order[e]) + 1, people[a[f]], (people[b[f]],), CONTACT, start + float(t[e]),
            float(rows[k]) * interval / MINUTE,
        )  # fmt: skip
