import time

import pytest

from barnraiser.acts.imports.elsewhere.mrkdwn import as_markdown


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("*bold* _slanted_ ~gone~", "**bold** _slanted_ ~~gone~~"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("<@U1> and <@U2|bo>, <!here>, <#C1|soil>", "@name of U1 and @bo, @here, #soil"),
        (
            "<https://a.example/(x)|a [b]> <https://b.example>",
            "[a b](https://a.example/%28x%29) https://b.example",
        ),
        ("<javascript:alert(1)|x>", "<javascript:alert(1)|x>"),
        (":wave::skin-tone-3: :no_such_sign:", "👋 :no_such_sign:"),
        ("`*code* &lt;b&gt;` &amp;", "`*code* <b>` &"),
        ("see ```\na *b*\n``` there", "see \n```\na *b*\n```\n there"),
        ("# no heading", r"\# no heading"),
    ],
)
def test_mrkdwn_is_markdown(said: str, words: str) -> None:
    assert as_markdown(said, lambda key: f"name of {key}") == words


@pytest.mark.parametrize("unit", ["*", "<", "`", "_*~", "<@", ":", "```", "&lt;"])
def test_no_length_of_signs_takes_long(unit: str) -> None:
    start = time.process_time()
    as_markdown(unit * (100_000 // len(unit)), str)
    assert time.process_time() - start < 5
