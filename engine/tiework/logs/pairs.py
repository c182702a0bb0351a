"""Pairs that were added up elsewhere: a warehouse brings acts down to pairs, and what no joins can do is done here."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np

from tiework.arrays import Codes, Floats, Ints
from tiework.errors import InputError
from tiework.logs.arrow import no_nulls, values
from tiework.logs.dyads import Dyads
from tiework.logs.register import Register

COLUMNS = ("actor", "target", "weight", "count")


def pairs(actor: Any, target: Any, weight: Any, count: Any, people: Iterable[Any], name: str) -> Dyads:
    """Take a table of pairs as the dyads it was made of.

    Parameters
    ----------
    actor, target : int64 ids or spans of text, one row a pair
    weight, count : pyarrow.Array
        float64 and int64, as `tiework.relational.aggregate` writes them.
    people : iterable of str or int, or pyarrow.Array
        People known from elsewhere.
    name : str
        Of the file, for errors.

    Returns
    -------
    Dyads
        Of no moment: `at` is nan, for the weights have been turned to it already. Rows of one pair are added.

    Raises
    ------
    InputError
        Where a weight is negative or no number, or a count is negative.
    """
    import pyarrow as pa

    if weight.type != pa.float64() or count.type != pa.int64():
        raise InputError(
            "weights in float64 and counts in int64", found=f"{weight.type}, {count.type}", file=name
        )
    for what, column in (("weight", weight), ("count", count)):
        no_nulls(column, what, name, 0)
    worth, many = values(weight, np.float64), values(count, np.int64)
    bad = np.flatnonzero(~((worth >= 0) & (worth < np.inf)) | (many < 0))
    if len(bad):
        row = int(bad[0])
        found = f"{worth[row]:g} and {many[row]}"
        raise InputError("a weight and a count of 0 or more", found=found, file=name, line=row + 1)
    register = Register(name)
    by, toward = register.ends(actor, target)
    register.add(people)
    apart = by != toward
    indptr, indices, weights, counts = _rows(
        by[apart], toward[apart], worth[apart], many[apart], len(register)
    )
    return Dyads(
        register.people(), indptr, indices, weights, counts, int(many.sum()), int(many[~apart].sum()), 0, math.nan,
        math.nan, {},
    )  # fmt: skip


def _rows(by: Codes, toward: Codes, worth: Floats, many: Ints, n: int) -> tuple[Ints, Codes, Floats, Ints]:
    order = np.lexsort((toward, by))
    by, toward, worth, many = by[order], toward[order], worth[order], many[order]
    new = np.ones(len(by), dtype=np.bool_)
    new[1:] = (by[1:] != by[:-1]) | (toward[1:] != toward[:-1])
    first = np.flatnonzero(new)
    sums = (np.add.reduceat(worth, first), np.add.reduceat(many, first)) if len(first) else (worth, many)
    indptr = np.concatenate([[0], np.cumsum(np.bincount(by[first], minlength=n))]).astype(np.int64)
    return indptr, toward[first], *sums
