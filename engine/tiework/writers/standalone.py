"""The map as a picture of its own: with the rules of its look inside."""

from __future__ import annotations

from tiework.writers.map import NetworkMap
from tiework.writers.style import MAP, PAINTS


def standalone(drawn: NetworkMap) -> str:
    """Return the map as an SVG file: it opens anywhere, and follows the reader's light or dark.

    Examples
    --------
    >>> from tiework.worlds import two_cliques
    >>> from tiework.writers.map import network_map
    >>> standalone(network_map(two_cliques()))[:42]
    '<svg xmlns="http://www.w3.org/2000/svg" cl'
    """
    opening, rest = drawn.svg.split(">", 1)
    opening = opening.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    paints = PAINTS.replace(":root", "svg.map")
    return f"{opening}><style>{paints}svg.map{{max-inline-size:60rem;background:var(--lime)}}{MAP}</style>{rest}\n"
