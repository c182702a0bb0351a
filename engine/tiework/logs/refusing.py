"""What is wrong with a row, said alike by the kernel and by its twin."""

from __future__ import annotations

from tiework.errors import InputError

_EXPECTED = {
    "odd time": "unix seconds or an ISO date",
    "cells": "as many cells as the header promises",
    "empty id": "two people",
    "no text": "ids in UTF-8",
    "after quote": "a delimiter behind a closing quote",
    "open quote": "rows of at most 4 MB",
    "long cell": "cells of at most 131072 characters",
    "kinds": "at most 65536 kinds of acts",
}
_FOUND = {
    "empty id": "an empty cell",
    "no text": "bytes that are no text",
    "after quote": "more text",
    "open quote": "a longer one, or a quote that is never closed",
    "long cell": "a longer one",
    "kinds": "more",
}


def refused(trouble: str, name: str, line: int, found: str = "") -> InputError:
    """Return the error for one kind of trouble, with the line (or row, in Parquet) it is on.

    >>> print(refused("odd time", "acts.csv", 3, "soon"))
    acts.csv, line 3: expected unix seconds or an ISO date, found 'soon'
    """
    said = _FOUND.get(trouble) or (found if trouble == "cells" else repr(found[:80]))
    return InputError(_EXPECTED[trouble], found=said, file=name, line=line)
