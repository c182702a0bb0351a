"""The plan of the house, read from the import contract: which app stands on which. Every rule here asks it."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "barnraiser"
DERIVED = {"barnraiser.ties", "barnraiser.capital", "barnraiser.notices", "barnraiser.suggestions"}


def _floors(contract: str) -> list[list[str]]:
    """The layers of one contract from the top: each a list of folder names side by side."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(entry["layers"] for entry in config if entry["id"] == contract)
    return [[name.strip(" ()") for name in layer.split("|")] for layer in layers]


def _ranks() -> dict[str, int]:
    """Every app by its height. Apps side by side have one height."""
    floors = []
    for floor in _floors("story"):
        if floor == ["acts"]:
            floors += [[f"barnraiser.acts.{name}" for name in inner] for inner in _floors("acts")]
        else:
            floors.append([f"barnraiser.{name}" for name in floor])
    return {app: height for height, floor in enumerate(reversed(floors)) for app in floor}


RANKS = _ranks()


def app_of(module: str) -> str | None:
    """The app a dotted module belongs to; `ground.web` counts as ground."""
    parts = module.split(".")
    depth = 3 if parts[:2] == ["barnraiser", "acts"] else 2
    app = ".".join(parts[:depth])
    return app if app in RANKS else None


def stands_on(upper: str, lower: str) -> bool:
    """Whether what is in `upper` may name what is in `lower`."""
    return upper == lower or RANKS[upper] > RANKS[lower]


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: its dotted module and its text."""

    module: str
    text: str

    @property
    def app(self) -> str | None:
        return app_of(self.module)

    @property
    def inside(self) -> tuple[str, ...]:
        """The module's name within its app: `("models", "person")`."""
        app = self.app
        return tuple(self.module.split(".")[len(app.split(".")) :]) if app else ()

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)


def module_of(path: Path, root: Path = ROOT) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources() -> Iterator[Source]:
    """Every Python file of the platform but its migrations."""
    for path in sorted(HOUSE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield Source(module_of(path), path.read_text())


def imports(source: Source, is_package: bool = False) -> Iterator[tuple[str, str | None]]:
    """What a file imports: a module, and the name taken from it where one is."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(source.module, node, is_package)
            yield from ((base, alias.name) for alias in node.names)


def _absolute(module: str, node: ast.ImportFrom, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    parts = module.split(".")
    kept = parts[: len(parts) - node.level + is_package]
    return ".".join([*kept, *filter(None, [node.module])])
