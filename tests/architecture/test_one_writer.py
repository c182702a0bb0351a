"""Rule 7: a fact has one writer, its own app's actions (or projector, for what is derived)."""

import ast
from collections.abc import Iterator

from .house import Source, app_of, sources

WRITERS = {"actions", "projector"}
_ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# Django's writes take names, never positions: that tells them from a dict's update or a picture's save.
_WHEN_NAMED = {"create", "save", "update", "delete"}


def writes(source: Source) -> Iterator[tuple[str, ast.expr]]:
    """Each call that writes to a table: the method, and what it is called on."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = (
                node.func.attr.removeprefix("a")
                if node.func.attr.startswith(("abulk", "aget_or"))
                else node.func.attr
            )
            if name in _ALWAYS or (name in _WHEN_NAMED and not node.args):
                yield name, node.func.value


def _foreign(source: Source) -> set[str]:
    """The names of other apps' models in this file."""
    found = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module and "models" in node.module.split("."):
            app = app_of(node.module)
            if app and app not in (source.app, "barnraiser.ground"):
                found |= {alias.asname or alias.name for alias in node.names}
    return found


def _root(expression: ast.expr) -> str:
    while isinstance(expression, ast.Attribute | ast.Call | ast.Subscript):
        expression = expression.func if isinstance(expression, ast.Call) else expression.value
    return expression.id if isinstance(expression, ast.Name) else ""


def trespasses(source: Source) -> list[str]:
    """Each write outside the writer's files, and each write to another app's table."""
    elsewhere = not source.inside or source.inside[0] not in WRITERS
    foreign = _foreign(source)
    return [
        f"{source.module}: {ast.unparse(target)}.{name}()"
        for name, target in writes(source)
        if elsewhere or _root(target) in foreign
    ]


def test_only_the_owner_writes() -> None:
    assert [trespass for source in sources() for trespass in trespasses(source)] == []


def test_planted_writes_are_seen() -> None:
    for line in (
        "Person.objects.create(name='Nell')",
        "person.save(update_fields=['name'])",
        "person.save()",
        "Person.objects.filter(name='').delete()",
        "rows.update(name='')",
        "Person.objects.bulk_create(rows)",
        "Person.objects.get_or_create(name='Nell')",
    ):
        assert trespasses(Source("barnraiser.people.views", line)), line
        assert not trespasses(Source("barnraiser.people.actions", line)), line


def test_a_write_to_a_neighbours_table_is_seen_even_in_actions() -> None:
    text = "from barnraiser.people.models import Person\nPerson.objects.filter(pk=1).update(name='Nell')"
    assert trespasses(Source("barnraiser.communities.actions", text))
    assert not trespasses(Source("barnraiser.people.actions", text))


def test_dicts_hashes_and_pictures_are_no_tables() -> None:
    for line in ("known.update({'a': 1})", "digest.update(chunk)", "picture.save(path)", "gone.discard(1)"):
        assert not trespasses(Source("barnraiser.people.views", line)), line
