import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barnraiser.ground import text

TAGS = {
    *(
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "s",
    ),
    *("strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {("a", "href"), ("a", "title"), ("a", "rel"), ("ol", "start")}

HOSTILE = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:alert(1)'><text y=20>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math href='javascript:alert(1)'>x</math>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'>",
    "<embed src='javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button>go</button></form>",
    "<button formaction='javascript:alert(1)'>go</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<a href='javascript:alert(1)' onclick=alert(1)>x</a>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><x onload=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;&#x61;vascript&colon;alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x](http://a.example 'title\" onmouseover=\"alert(1)')",
    '[x](http://a.example"onmouseover="alert\\(1\\))',
    "![x](javascript:alert(1))",
    "![x\" onerror=\"alert(1)](http://a.example/x.png)",
    "<javascript:alert(1)>",
    "<http://a.example/\"onmouseover=alert(1)>",
    "```\"><script>alert(1)</script>\nx\n```",
    "`<script>alert(1)</script>`",
    "| <script>alert(1)</script> | <img src=x onerror=alert(1)> |\n|---|---|\n| <svg onload=alert(1)> | x |",
    "> > <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "{{ settings.SECRET_KEY }} {% include 'x' %} ${alert(1)} <%= 1 %>",
    "a\x00<script\x00>alert(1)</script>",
    "\ufeff<script>alert(1)</script>",
    "＜script＞alert(1)＜/script＞",
    "www.evil.example/<script>alert(1)</script>",
    "http://a.example/?q=<script>alert(1)</script>",
    "a@b.org\" onmouseover=\"alert(1)",
    "@<script>alert(1)</script>",
    "# <img src=x onerror=alert(1)>",
    "1000000000000. <script>alert(1)</script>",
)  # fmt: skip


def scheme(href: str) -> str:
    """The scheme as a browser reads it: blanks and control characters around and within do not count."""
    bare = re.sub("[\x00-\x20]", "", href)
    found = re.match(r"([a-z][a-z0-9+.-]*):", bare, re.IGNORECASE)
    return found[1].lower() if found else ""


class Reader(HTMLParser):
    """Reads what a browser would find, and refuses whatever no page of ours may hold."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, f"<{tag}> came through"
        for name, value in attrs:
            assert (tag, name) in ATTRIBUTES, f"{name} on <{tag}> came through"
            if name == "href":
                self.links.append(value or "")
                assert scheme(value or "") in ("", "http", "https", "mailto"), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment came through")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError("a declaration came through")

    def handle_pi(self, data: str) -> None:
        raise AssertionError("a processing instruction came through")


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_hostile_comes_through(words: str) -> None:
    for around in (
        words,
        f"- {words}",
        f"**{words}**",
        f"[{words}](http://a.example)",
        f"before\n\n{words}\n\nafter",
    ):
        read(text.render(around))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*HOSTILE, "*", "_", "`", "\n", "\n\n", "[", "](", ")", ">", "|", "    ", "~~~", "x"])
    )
)
def test_nor_any_mixture_of_it(parts: list[str]) -> None:
    read(text.render("".join(parts)))


def test_the_reader_itself_sees_what_is_hostile() -> None:
    for bad in ("<script>", "<p onclick=x>", "<a href='javascript:x'>", "<!-- x -->", "<img src=x>"):
        with pytest.raises(AssertionError):
            read(bad)


def test_what_people_really_write_is_rendered() -> None:
    html = text.render(
        "# Soil\n\nIt is **wet** and *late*,\nsee <https://a.example/b>.\n\n1. one\n2. two\n\n> said\n\n`code`"
    )
    for part in (
        "<h3>Soil</h3>",
        "<strong>wet</strong>",
        "<em>late</em>,<br>",
        "<ol>",
        "<blockquote>",
        "<code>code</code>",
    ):
        assert part in html
    assert read(html).links == ["https://a.example/b"]
    assert 'rel="nofollow noopener ugc"' in html


def test_words_that_look_like_markup_are_still_words() -> None:
    assert "&lt;b&gt;" in text.render("use <b> for bold")
    assert "{{ name }}" in text.render("say {{ name }}")
    assert read(text.render("mail a@b.org")).links == ["mailto:a@b.org"]
    assert read(text.render("![the strip](http://a.example/x.png)")).links == ["http://a.example/x.png"]


def test_nobody_turns_the_reading_direction_of_what_follows() -> None:
    turned = "".join(map(chr, (0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068)))
    assert text.render(f"cod{turned}exe.txt") == text.render("codexe.txt")
    assert "شكرا" in text.render("شكرا")


@pytest.mark.parametrize(
    "part",
    [
        "[",
        "*",
        "<",
        "@a.",
        "![",
        "[a](",
        "_",
        "`",
        "> ",
        "- ",
        "&",
        "**a_",
        "|-|\n",
        "<!--",
        "www.",
        "\\",
        "(",
        "~",
        "[x]: ",
        "http://a.b/",
        "://a",
        "a:// ",
        "(://a)",
    ],
)
def test_two_hundred_kilobytes_of_anything_take_two_seconds_at_most(part: str) -> None:
    for length in (60_000, 200_000):
        start = time.process_time()
        read(text.render(part * (length // len(part))))
        assert time.process_time() - start < 2


def test_bare_links_stay_links_where_people_write_them() -> None:
    assert '<a href="https://example.org"' in text.render("see https://example.org\n" * 200)
    assert "<a" not in text.render("x://a " * 5000)


def test_nesting_a_thousand_deep_is_no_trouble() -> None:
    for words in (
        "> " * 1000 + "x",
        "\n".join("  " * n + "- x" for n in range(500)),
        "*" * 1000 + "x" + "*" * 1000,
    ):
        read(text.render(words))


def test_too_much_to_read_as_markup_still_keeps_every_word() -> None:
    words = "[" * 3000 + "\n\na < b & *c*\nlast"
    html = text.render(words)
    assert "a &lt; b &amp; *c*<br>last" in html
    assert html.count("<p>") == 2


def test_plain_words_for_lists_are_not_escaped_twice() -> None:
    assert text.plain("**Soil** & *table* < bread\n\nnext") == "Soil & table < bread next"
    assert text.plain("a " * 300, 20) == "a a a a a a a a a…"
    assert text.gist(text.render("- one\n- two")) == "one two"
    assert text.plain("") == ""


def test_plain_text_keeps_paragraphs_and_no_markup() -> None:
    rendered = text.render("One *word*.\nSecond line.\n\n- a\n- b <i>\n\n<script>x</script>")
    assert text.as_text(rendered, 200) == "One word.\nSecond line.\n\na\n\nb <i>\n\n<script>x</script>"
    assert text.as_text("<p>one two three</p>", 9) == "one two…"
