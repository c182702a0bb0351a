import pytest

from barnraiser.acts.imports.glance import glance, pack, unpack


@pytest.mark.parametrize(
    ("body", "asks"),
    [
        ("Has anybody seen it?", True),
        ("Has anybody seen it?\n\nThanks,\nLucy", True),
        ("> Has anybody seen it?\n\nYes.", False),
        ("It is wet.\n-- \nWhy not visit our farm?", False),
        ("", False),
    ],
)
def test_only_the_writers_own_last_words_ask(body: str, asks: bool) -> None:
    assert glance(body).asks is asks


def test_a_glance_survives_packing() -> None:
    body = "> quoted\nIt is\nwet " + "and wet " * 40
    seen = unpack(pack(body))
    assert seen == glance(body)
    assert seen.opening.startswith("It is wet and wet")
    assert len(seen.opening) <= 81
    assert seen.length == len(body)
