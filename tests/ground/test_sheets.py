import csv
import io

import pytest

from barnraiser.ground.sheets import cell, sheet, words_of

FORMULAS = ("=1+1", "+44 20", "-3", "@sum", "\tx", "\rx", "＝1", "＠a", "'quoted")


@pytest.mark.parametrize("words", FORMULAS)
def test_no_spreadsheet_reckons_with_somebodys_words(words: str) -> None:
    assert cell(words).startswith("'")
    assert words_of(cell(words)) == words


def test_what_is_harmless_stands_as_it_is() -> None:
    assert [cell(value) for value in ("soil", "", None, 3, -2, True, False)] == [
        "soil",
        "",
        "",
        "3",
        "-2",
        "yes",
        "no",
    ]
    assert cell({"a": [1, "b"]}) == '{"a": [1, "b"]}'


def test_rows_have_every_heading_that_one_of_them_has() -> None:
    rows = list(csv.reader(io.StringIO(sheet([{"a": 1}, {"b": "two\nlines", "a": "=2"}]))))
    assert rows == [["a", "b"], ["1", ""], ["'=2", "two\nlines"]]
