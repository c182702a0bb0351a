"""Rule 2: a template extends, includes and links to its own app, an app below, or the web kit. So does a view."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from .house import HOUSE, Source, app_of, module_of, sources, stands_on

_FILES = re.compile(r"""\{%\s*(?:extends|include)\s+["']([^"'#]+)""")
_LINKS = re.compile(r"""\{%\s*url\s+["']([^"':]+):""")
_NAMESPACE = re.compile(r"""^app_name\s*=\s*["'](\w+)["']""", re.MULTILINE)


def templates() -> Iterator[tuple[str, str, str]]:
    """Every template of the house: its app, its name, its text."""
    for folder in sorted(HOUSE.rglob("templates")):
        app = app_of(module_of(folder / "x"))
        for path in sorted(folder.rglob("*")):
            if app and path.is_file():
                yield app, str(path.relative_to(folder)), path.read_text()


def namespaces(urls: Iterable[Source]) -> dict[str, str]:
    """The app behind each URL namespace."""
    pairs = ((source.app, _NAMESPACE.search(source.text)) for source in urls)
    return {match[1]: app for app, match in pairs if app and match}


def strays(app: str, text: str, owners: Mapping[str, str], spaces: Mapping[str, str]) -> list[str]:
    """What a template of `app` extends, includes or links to that is not its own and not below."""
    files = [(name, owners.get(name)) for name in _FILES.findall(text)]
    links = [(f"{space}:", spaces.get(space)) for space in _LINKS.findall(text)]
    return [name for name, owner in files + links if owner and not stands_on(app, owner)]


def python_strays(source: Source, spaces: Mapping[str, str]) -> list[str]:
    """The URL names a file turns into links that belong to an app not below."""
    calls = (node for node in ast.walk(source.tree) if isinstance(node, ast.Call) and node.args)
    named = (node.args[0] for node in calls if ast.unparse(node.func).split(".")[-1] in _LINKERS)
    names = (arg.value for arg in named if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
    found = ((name, spaces.get(name.split(":")[0])) for name in names if ":" in name)
    return [name for name, owner in found if source.app and owner and not stands_on(source.app, owner)]


_LINKERS = {"reverse", "reverse_lazy", "redirect", "resolve_url"}


def _owners() -> dict[str, str]:
    return {name: app for app, name, _ in templates()}


def _spaces() -> dict[str, str]:
    return namespaces(source for source in sources() if source.inside == ("urls",))


def test_templates_stay_home() -> None:
    owners, spaces = _owners(), _spaces()
    assert [
        (name, stray) for app, name, text in templates() for stray in strays(app, text, owners, spaces)
    ] == []


def test_links_made_in_python_stay_home() -> None:
    spaces = _spaces()
    assert [(source.module, stray) for source in sources() for stray in python_strays(source, spaces)] == []


OWNERS = {"home/today.html": "barnraiser.home", "people/show.html": "barnraiser.people"}
SPACES = {"home": "barnraiser.home", "people": "barnraiser.people"}


def test_planted_strays_are_seen() -> None:
    for text in (
        '{% extends "home/today.html" %}',
        "{% include 'home/today.html#waiting' with a=b only %}",
        "{% url 'home:today' %}",
    ):
        assert strays("barnraiser.people", text, OWNERS, SPACES), text
        assert not strays("barnraiser.home", text, OWNERS, SPACES), text
    view = Source("barnraiser.people.views", 'def leave(request): return redirect("home:today")')
    assert python_strays(view, SPACES) == ["home:today"]


def test_the_house_is_really_read() -> None:
    assert _owners()
    assert _spaces()["home"] == "barnraiser.home"
