import json
import time

import pytest

from barnraiser.people.elsewhere import Told, leads_home, read

HERE = "https://fields.example/@ifeoma"
HOME = "http://localhost/people/ifeoma/"
CARD = """
<!doctype html><html><head><title>Ifeoma Nwosu | Fields</title>
<meta property="og:title" content="Ifeoma &amp; the worms"><meta name="description" content="Soil, mostly.">
<meta property="og:image" content="/cover.png"><link rel="me" href="http://localhost/people/ifeoma/">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "Fields"},
{"@type": "ProfilePage", "mainEntity": {"@type": "Person", "name": "I. Nwosu", "description": "Ecologist",
"image": {"@type": "ImageObject", "url": "/i.png"}, "url": "https://ifeoma.example/", "sameAs": ["https://other.example/i"]}}]}
</script></head><body><div class="card h-card"><img class="u-photo" src="face.webp" alt="">
<h1 class="p-name">Ifeoma <b>Nwosu</b></h1><p class="p-note">Soil ecologist.</p><a class="u-url" href="">me</a>
<div class="p-org h-card"><span class="p-name">The University</span></div></div></body></html>"""


def told(html: str) -> Told:
    return read(html, HERE)


def links_back(html: str) -> bool:
    return leads_home(told(html).me, ["ifeoma"])


def test_h_card_json_ld_open_graph_and_the_head_are_read() -> None:
    assert told(CARD) == Told(
        names=("Ifeoma Nwosu", "I. Nwosu"),
        lines=("Soil ecologist.", "Ecologist"),
        websites=("https://ifeoma.example/", "https://other.example/i"),
        pictures=("https://fields.example/face.webp", "https://fields.example/i.png"),
        titles=("Ifeoma & the worms", "Ifeoma Nwosu | Fields"),
        descriptions=("Soil, mostly.",),
        covers=("https://fields.example/cover.png",),
        me=("http://localhost/people/ifeoma/",),
    )


@pytest.mark.parametrize(
    "html",
    [
        f'<a rel="me" href="{HOME}">here</a>',
        f"<a rel='nofollow ME noopener' href={HOME[:-1]}>here</a>",
        f'<link rel=me href="{HOME}#top">',
        f'<p><span>a<div><a class=x rel="me" href="{HOME}"',  # cut off in the middle, yet
        '<a rel=me href="http://localhost/ifeoma">short</a>',
    ],
)
def test_a_page_that_links_back_does(html: str) -> None:
    assert links_back(html + ">" if html.endswith('"') else html)


@pytest.mark.parametrize(
    "html",
    [
        f"<!-- <a rel=me href={HOME}>x</a> -->",
        f"<!--><!-- --!><!-- <a rel=me href={HOME}>x</a>",
        f"<script><a rel=me href={HOME}>x</a></script>",
        f"<script><!--<script></script><a rel=me href={HOME}>x</a></script>",
        f"<style><a rel=me href={HOME}>x</a></style>",
        f"<textarea><a rel=me href={HOME}>x</a></textarea>",
        f"<title><a rel=me href={HOME}>x</a></title>",
        f"<noscript><a rel=me href={HOME}>x</a></noscript>",
        f"<template><a rel=me href={HOME}>x</a></template>",
        f"<xmp><a rel=me href={HOME}>x</a></xmp><plaintext><a rel=me href={HOME}>x</a>",
        f'<iframe srcdoc="<a rel=me href={HOME}>x</a>"></iframe>',
        f'<p title="<a rel=me href={HOME}>x</a>">x</p>',
        f"&lt;a rel=me href={HOME}&gt;x&lt;/a&gt;",
        f'<a href="{HOME}">no rel</a>',
        f'<a rel="home" href="{HOME}">x</a>',
        f'<a rel="me" data-href="{HOME}">x</a>',
        f'<meta http-equiv=refresh content="0; url={HOME}">',
        '<a rel=me href="/people/ifeoma/">on this host</a>',
        '<a rel=me href="//evil.example/people/ifeoma/">x</a>',
        '<a rel=me href="javascript:location=1">x</a>',
    ],
)
def test_what_only_looks_like_a_link_back_is_none(html: str) -> None:
    assert not links_back(html)


def test_a_page_that_sends_its_visitors_on_says_so() -> None:
    for content in (
        "0; url=https://evil.example/",
        "5;URL='https://evil.example/'",
        "0,https://evil.example/",
    ):
        assert told(f'<meta http-equiv="Refresh" content="{content}">').leads_on == "evil.example"
    for content in ("300", "0; url=/later", "0; url=https://fields.example/", "0; url=http://[", ""):
        assert told(f'<meta http-equiv=refresh content="{content}">').leads_on == ""
    assert told('<meta http-equiv=refresh content="0; url=http://127.0.0.1/">').leads_on == "another place"


def test_the_card_is_that_of_the_person_the_page_is_about() -> None:
    other = '<div class=h-card><a class="p-name u-url" href="https://x.example/">Somebody else</a></div>'
    mine = '<a class="h-card" href="https://fields.example/@ifeoma">Ifeoma</a>'
    assert told(other + mine).names == ("Ifeoma",)
    assert told(other + other).names == (), "nobody says whose page it is"
    assert told('<div class="h-card"><img class="p-name" alt="Ifeoma"></div>').names == ("Ifeoma",)
    assert told('<div class="h-entry"><p class="p-name">A title</p></div>').names == ()


@pytest.mark.parametrize(
    "block",
    ["{", "[" * 100_000, '{"@type": "Person", "name": ' + "9" * 5000 + "}", '{"@type": 7, "name": "x"}', "null",
     json.dumps({"@type": "Person", "name": {"deep": 1}, "image": [None, 3, {"url": 4}]})],
)  # fmt: skip
def test_broken_json_ld_says_nothing(block: str) -> None:
    said = told(f'<script type="application/ld+json">{block}</script><title>T</title>')
    assert (said.names, said.pictures, said.titles) == ((), (), ("T",))


def test_whatever_is_sent_is_read_within_a_moment() -> None:
    began = time.process_time()
    for html in (
        "<div>" * 200_000,
        "".join(f"<b class={number}>" for number in range(40_000)),
        '<span class="h-card p-name">x' * 20_000,
        "&" * 600_000,
        "<!--" * 150_000,
        "<script type=application/ld+json>" * 20_000,
        "<a rel=me href=https://x.example/" * 20_000,
        "\0" * 600_000,
    ):
        told(html)
    assert time.process_time() - began < 12, (
        "a second each at most, on a machine that has better things to do"
    )


def test_a_page_ten_thousand_deep_is_read_all_the_same() -> None:
    html = "<div>" * 10_000 + f'<a rel=me href="{HOME}">here</a>' + "</div>" * 9_000
    assert links_back(html)
