"""Rule 13: tests mirror code. Every module with code has its test file (or folder), every test file its module."""

import ast
from collections.abc import Iterable, Set

from .house import HOUSE, ROOT

TESTS = ROOT / "tests"
# Declarations that other tests run through: no behaviour of their own.
PLAIN = {"apps", "urls", "manifest", "wsgi", "admin"}
# What mirrors no module: the rules, the stories, and what all tests share.
OWN_FOLDERS = {"architecture", "races", "scripts", "stories"}


def has_code(text: str) -> bool:
    """Whether a module defines anything that can go wrong."""
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(ast.parse(text)))


def untested(modules: Iterable[str], tests: Set[str]) -> list[str]:
    """Each module path (`people/models/person.py`) that no test file or folder mirrors, at its place or its folder's."""
    found = []
    for module in modules:
        *folders, name = module.removesuffix(".py").split("/")
        places = {"/".join([*folders, f"test_{name}"])}
        places |= {"/".join([*folders[:depth], f"test_{folders[depth]}"]) for depth in range(len(folders))}
        if not places & tests:
            found.append(module)
    return found


def _modules() -> list[str]:
    paths = (path for path in HOUSE.rglob("*.py") if "migrations" not in path.parts)
    return sorted(
        str(path.relative_to(HOUSE))
        for path in paths
        if path.stem not in PLAIN and has_code(path.read_text())
    )


def _tests() -> set[str]:
    return {str(path.relative_to(TESTS).with_suffix("")) for path in TESTS.rglob("test_*.py")}


def test_every_module_with_code_has_its_test() -> None:
    modules = [module.replace("/__init__.py", ".py") for module in _modules()]
    assert untested(modules, _tests()) == []


def test_a_planted_module_without_a_test_is_seen() -> None:
    tests = {"people/test_actions", "people/test_models"}
    assert untested(["people/actions.py", "people/models/person.py"], tests) == []
    assert untested(["people/rules.py", "home/actions.py"], tests) == ["people/rules.py", "home/actions.py"]


def test_only_what_can_go_wrong_counts() -> None:
    assert has_code("class A:\n    def go(self): ...")
    assert not has_code("from django.apps import AppConfig\nclass A(AppConfig):\n    name = 'a'")
