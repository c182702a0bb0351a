"""Measures social capital from acts: ties, reciprocity, bonding, bridging, with intervals and refusals."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tiework._version import __version__
from tiework.errors import InputError, PolicyError, TieworkError

if TYPE_CHECKING:
    from tiework.acts import Act, ActTable
    from tiework.comparing import Comparison, compare
    from tiework.evidence import read_acts
    from tiework.graph import TieGraph
    from tiework.layout import positions
    from tiework.live import Live
    from tiework.logs.measuring import measure_log
    from tiework.logs.results import Measured
    from tiework.measures.catalogue import CATALOGUE, Measure
    from tiework.measures.records import Records
    from tiework.measures.trust import Outcome
    from tiework.measuring import person_values, read_measure
    from tiework.network import Network, read
    from tiework.personal import PersonFigures, read_people
    from tiework.policy import KindRule, Policy
    from tiework.readers.mbox import Archive, Message, iter_messages, read_mbox
    from tiework.readings import Reading, read_network
    from tiework.refusals import Refusal
    from tiework.table import Table
    from tiework.ties import TieTable
    from tiework.writers.map import NetworkMap, network_map

__all__ = [
    "CATALOGUE", "Act", "ActTable", "Archive", "Comparison", "InputError", "KindRule", "Live", "Measure", "Measured",
    "Message", "Network",
    "NetworkMap", "Outcome", "PersonFigures", "Policy", "PolicyError", "Reading", "Records", "Refusal", "Table", "TieGraph",
    "TieTable", "TieworkError", "__version__", "compare", "iter_messages", "measure_log", "network_map", "person_values", "positions", "read",
    "read_acts", "read_mbox", "read_measure", "read_network", "read_people",
]  # fmt: skip

# Importing tiework costs nothing until a name is used: a command that only shows its help must not load numpy.
_HOMES = {
    "tiework.acts": ("Act", "ActTable"),
    "tiework.comparing": ("Comparison", "compare"),
    "tiework.evidence": ("read_acts",),
    "tiework.graph": ("TieGraph",),
    "tiework.layout": ("positions",),
    "tiework.live": ("Live",),
    "tiework.logs.measuring": ("measure_log",),
    "tiework.logs.results": ("Measured",),
    "tiework.measures.catalogue": ("CATALOGUE", "Measure"),
    "tiework.measures.records": ("Records",),
    "tiework.measures.trust": ("Outcome",),
    "tiework.measuring": ("person_values", "read_measure"),
    "tiework.network": ("Network", "read"),
    "tiework.personal": ("PersonFigures", "read_people"),
    "tiework.policy": ("KindRule", "Policy"),
    "tiework.readers.mbox": ("Archive", "Message", "iter_messages", "read_mbox"),
    "tiework.readings": ("Reading", "read_network"),
    "tiework.refusals": ("Refusal",),
    "tiework.table": ("Table",),
    "tiework.ties": ("TieTable",),
    "tiework.writers.map": ("NetworkMap", "network_map"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'tiework' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
