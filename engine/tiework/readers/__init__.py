"""Readers of outside archives: a file of whatever format to acts, people and what is known of them.

>>> from io import BytesIO
>>> from tiework.readers import read
>>> archive = read(BytesIO(b"ada,ben,3\\nben,cas,1\\n"), name="edges.csv")
>>> archive.format, archive.counts["people"]
('csv', 3)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tiework.readers.archive import Archive, Attributes, Problem
    from tiework.readers.contacts import read_contacts
    from tiework.readers.detecting import detect
    from tiework.readers.discourse import read_discourse
    from tiework.readers.gexf import read_gexf
    from tiework.readers.graphml import read_graphml
    from tiework.readers.kumu import read_kumu, read_kumu_workbook
    from tiework.readers.limits import Limits
    from tiework.readers.mastodon import read_mastodon
    from tiework.readers.mbox import iter_messages, read_mbox
    from tiework.readers.nodelink import read_json
    from tiework.readers.parquet import read_parquet
    from tiework.readers.people import read_people
    from tiework.readers.reading import FORMATS, read
    from tiework.readers.slack import read_slack
    from tiework.readers.tables import read_csv

__all__ = [
    "FORMATS", "Archive", "Attributes", "Limits", "Problem", "detect", "iter_messages", "read", "read_contacts",
    "read_csv", "read_discourse", "read_gexf", "read_graphml", "read_json", "read_kumu", "read_kumu_workbook",
    "read_mastodon", "read_mbox", "read_parquet", "read_people", "read_slack",
]  # fmt: skip

_HOMES = {
    "archive": ("Archive", "Attributes", "Problem"),
    "contacts": ("read_contacts",),
    "detecting": ("detect",),
    "discourse": ("read_discourse",),
    "gexf": ("read_gexf",),
    "graphml": ("read_graphml",),
    "kumu": ("read_kumu", "read_kumu_workbook"),
    "limits": ("Limits",),
    "mastodon": ("read_mastodon",),
    "mbox": ("iter_messages", "read_mbox"),
    "nodelink": ("read_json",),
    "parquet": ("read_parquet",),
    "people": ("read_people",),
    "reading": ("FORMATS", "read"),
    "slack": ("read_slack",),
    "tables": ("read_csv",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'tiework.readers' has no attribute {name!r}")
    return getattr(import_module(f"tiework.readers.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
