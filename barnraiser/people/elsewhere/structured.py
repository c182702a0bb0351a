"""What JSON-LD in a page says of a person."""

import json
from collections import deque
from collections.abc import Iterator
from typing import Any

MOST_BLOCKS, MOST_NODES, LONGEST = 10, 400, 100_000
_OPENING, _CLOSING = "<script", "</script"


def people(html: str) -> list[dict[str, Any]]:
    """The nodes that are persons, whom a profile is about before all others."""
    found = [node for block in _blocks(html) for node in _nodes(block)]
    main = [n.get("mainEntity") for n in found if "ProfilePage" in _types(n)]
    first = [n for n in main if isinstance(n, dict) and "Person" in _types(n)]
    return first + [n for n in found if "Person" in _types(n) and n not in first]


def words(node: dict[str, Any], name: str) -> list[str]:
    """What the node says under this name: words, or the address of a thing."""
    value = node.get(name)
    values = value if isinstance(value, list) else [value]
    said = []
    for each in values[:20]:
        if isinstance(each, dict):
            each = each.get("url") or each.get("contentUrl") or each.get("@id") or each.get("@value")
        if isinstance(each, str):
            said.append(each)
    return said


def _blocks(html: str) -> Iterator[Any]:
    low, at = html.lower(), 0
    for _ in range(MOST_BLOCKS * 20):
        begins = low.find(_OPENING, at)
        opened = low.find(">", begins)
        ends = low.find(_CLOSING, opened)
        if begins < 0 or opened < 0 or ends < 0:
            return
        at = ends
        if "application/ld+json" in low[begins:opened] and ends - opened < LONGEST:
            try:
                yield json.loads(html[opened + 1 : ends])
            except (ValueError, RecursionError):
                continue


def _nodes(block: Any) -> Iterator[dict[str, Any]]:
    waiting = deque([block])
    for _ in range(MOST_NODES):
        if not waiting:
            return
        here = waiting.popleft()
        if isinstance(here, dict):
            yield here
            waiting.extend(value for value in here.values() if isinstance(value, dict | list))
        elif isinstance(here, list):
            waiting.extend(here[:MOST_NODES])


def _types(node: dict[str, Any]) -> list[str]:
    said = node.get("@type")
    types = said if isinstance(said, list) else [said]
    return [each.rpartition("/")[2] for each in types if isinstance(each, str)]
