"""`ground.clock` alone asks the machine for the time, so that imports, the demo and tests can set it."""

import ast

from .house import Source, sources

_ASKING = {
    "timezone.now",
    "datetime.now",
    "datetime.utcnow",
    "date.today",
    "datetime.today",
    "time.time",
    "Now",
}


def other_clocks(source: Source) -> list[str]:
    names = (node for node in ast.walk(source.tree) if isinstance(node, ast.Attribute | ast.Name))
    return sorted(
        f"{source.module} line {node.lineno}: {ast.unparse(node)}"
        for node in names
        if ".".join(ast.unparse(node).split(".")[-2:]) in _ASKING
    )


def test_there_is_one_clock() -> None:
    seen = [
        line
        for source in sources()
        if source.module != "barnraiser.ground.clock"
        for line in other_clocks(source)
    ]
    assert seen == []


def test_a_planted_clock_is_seen() -> None:
    for line in (
        "timezone.now()",
        "at = datetime.datetime.now(UTC)",
        "default=django.utils.timezone.now",
        "date.today()",
    ):
        assert other_clocks(Source("barnraiser.people.models", f"f({line})" if "=" in line[:8] else line)), (
            line
        )
    assert not other_clocks(Source("barnraiser.people.models", "clock.now()"))
