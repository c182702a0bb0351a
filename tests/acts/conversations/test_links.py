import pytest

from barnraiser.acts.conversations.links import links
from barnraiser.ground.text import render


def test_the_first_three_different_pages_elsewhere() -> None:
    words = "https://a.example/ [b](https://b.example/x?y=1&z=2) https://a.example/ https://c.example https://d.example"
    assert links(render(words)) == ["https://a.example/", "https://b.example/x?y=1&z=2", "https://c.example/"]


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/me/",
        "http://127.0.0.1/",
        "http://user:word@a.example/",
        "mailto:a@b.example",
        "http://10.1/",
    ],
)
def test_what_leads_to_no_public_page_is_no_link(url: str) -> None:
    assert links(render(f"<{url}> [x]({url})")) == []
