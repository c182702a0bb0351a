"""What is written about the code runs, and what is made from it is up to date."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest
import tiework
from tiework.measures.catalogue import markdown

MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(tiework.__path__, "tiework.")
    if not found.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name):
    module = importlib.import_module(name)
    extra = {"np": importlib.import_module("numpy")}
    result = doctest.testmod(module, extraglobs=extra, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_every_module_and_public_function_says_what_it_is_for(name):
    module = importlib.import_module(name)
    assert module.__doc__
    public = [
        v for k, v in vars(module).items() if not k.startswith("_") and getattr(v, "__module__", "") == name
    ]
    assert [thing.__name__ for thing in public if callable(thing) and not thing.__doc__] == []


@pytest.mark.parametrize("page", ["README.md", "docs/worked_example.md"])
def test_examples_in_pages_are_true(page):
    path = Path(__file__).parents[1] / page
    result = doctest.testfile(str(path), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 5
    assert result.failed == 0


def test_the_page_of_measures_is_the_catalogue():
    page = Path(__file__).parents[1] / "docs" / "measures.md"
    assert page.read_text() == markdown(), (
        "run: python -m tiework.measures.catalogue > engine/docs/measures.md"
    )


def test_every_public_name_is_there():
    for name in tiework.__all__:
        assert getattr(tiework, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = tiework.nothing
