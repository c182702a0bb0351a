"""Made networks whose answers are known: for tests, for the demonstration, for the bench, for trying things out."""

from tiework.worlds.hamlet import START, village
from tiework.worlds.log import Log, planted_log
from tiework.worlds.shapes import clique, names, ring, star, two_cliques
from tiework.worlds.siege import Siege, besieged
from tiework.worlds.society import World, planted

__all__ = [
    "START", "Log", "Siege", "World", "besieged", "clique", "names", "planted", "planted_log", "ring", "star",
    "two_cliques", "village",
]  # fmt: skip
