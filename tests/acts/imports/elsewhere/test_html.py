import time

import pytest

from barnraiser.acts.imports.elsewhere.html import as_markdown


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One <em>two</em></p><ul><li>a</li><li>b</li></ul>", "One *two*\n\n- a\n- b"),
        ('<p><a href="https://a.example/x">there</a></p>', "[there](https://a.example/x)"),
        ("<p>Hi<script>alert(1)</script><style>p {}</style></p>", "Hi"),
        ('<p><img class="emoji" alt=":rye:"> <img src="x.png" alt="field"></p>', ":rye:"),
        ("<pre><code>x = 1\n</code></pre>", "```\nx = 1\n```"),
        ("", ""),
    ],
)
def test_html_is_markdown(html: str, words: str) -> None:
    assert as_markdown(html) == words


@pytest.mark.parametrize(
    "html", ["<b>" * 30_000 + "deep", "<" * 90_000, "<a " * 30_000, "&" * 90_000, "<p>" + "*" * 90_000]
)
def test_what_is_made_to_be_read_by_nobody_takes_no_time(html: str) -> None:
    start = time.process_time()
    as_markdown(html)
    assert time.process_time() - start < 5
