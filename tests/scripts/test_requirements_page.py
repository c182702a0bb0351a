"""The page of requirements says what the tests' marks say, no more and no less."""

import re

import pytest

from tools.requirements_page import UnknownLine, current, marked, page, proofs

SECTIONS = {"B. Purpose": {"B1": "Each member affirms the purpose.", "B2": "Members amend it."}}
TEXT = """
import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B2")]


@pytest.mark.requirement("B1", "B2")
def test_joining(): ...


class TestLeaving:
    @pytest.mark.requirement("B1")
    def test_goodbye(self): ...


def test_unmarked(): "B1"
"""


def test_marks_are_read_from_functions_methods_and_files() -> None:
    assert sorted(marked(TEXT)) == [
        ("B1", "test_goodbye"),
        ("B1", "test_joining"),
        ("B2", ""),
        ("B2", "test_joining"),
    ]


def test_a_line_names_its_tests_and_the_rest_is_open() -> None:
    made = page(SECTIONS, {"B1": ["tests/b.py::test_b", "tests/a.py::test_a"]})
    assert "1 of 2 lines are proven" in made
    assert "| B1 | Each member affirms the purpose. | `tests/a.py::test_a`<br>`tests/b.py::test_b` |" in made
    assert "| B2 | Members amend it. | open |" in made


def test_a_mark_that_names_no_line_is_a_mistake() -> None:
    with pytest.raises(UnknownLine, match=r"Z9 is marked in tests/a\.py::test_a"):
        page(SECTIONS, proofs({"tests/a.py": '@pytest.mark.requirement("Z9")\ndef test_a(): ...'}))


def test_the_houses_own_page_lists_every_line() -> None:
    assert len(re.findall(r"^\| [A-L]\d+ \|", current(), re.MULTILINE)) == 129
