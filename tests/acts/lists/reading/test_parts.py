"""Words, files, quotes and signatures, as mail programs write them."""

import pytest

from barnraiser.acts.lists import reading
from barnraiser.acts.lists.reading.markup import as_words

HEAD = b"From: ruth@aldervalley.example\r\nSubject: x\r\n"


def read(body: str, head: str = "") -> reading.Letter:
    return reading.read(HEAD + head.encode() + b"\r\n" + body.replace("\n", "\r\n").encode())


QUOTED = {
    "english": "In May.\n\nOn Mon, Oct 5, 2026 at 9:00 AM Callum Birch <callum@aldervalley.example> wrote:\n\n> When?\n> Soon?\n",
    "german": "Im Mai.\n\nAm 05.10.26 um 09:00 schrieb Callum Birch:\n> Wann?\n",
    "french": "En mai.\n\nLe lun. 5 oct. 2026 à 09:00, Callum Birch <callum@aldervalley.example> a écrit :\n\n> Quand ?\n",
    "spanish": "En mayo.\n\nEl lun, 5 oct 2026 a las 9:00, Callum Birch (<callum@aldervalley.example>) escribió:\n\n> ¿Cuándo?\n",
    "outlook": "In May.\n\n-----Original Message-----\nFrom: Callum Birch\nSent: Monday\nTo: Soil\nSubject: When?\n\nWhen?\n",
}


@pytest.mark.parametrize("language", QUOTED)
def test_what_is_quoted_is_folded_and_kept(language: str) -> None:
    found = read(QUOTED[language])
    own, _, below = QUOTED[language].partition("\n\n")
    assert found.words == own
    assert below.strip().splitlines()[-1] in found.rest


def test_answers_between_the_lines_keep_what_they_answer() -> None:
    body = "Hello.\n\nOn Mon, Callum wrote:\n> When?\n\nIn May.\n\n> Where?\n\nUphill.\n\n-- \nRuth\n"
    found = read(body)
    assert found.words.endswith("> Where?\n\nUphill.")
    assert found.rest == "-- \nRuth"


def test_a_signature_is_folded() -> None:
    found = read("In May.\n\n-- \nRuth Amsel\nForty acres\n")
    assert (found.words, found.rest) == ("In May.", "-- \nRuth Amsel\nForty acres")


def test_a_letter_that_is_only_a_quote_is_said_whole() -> None:
    assert read("> When?\n> Soon?\n").words == "> When?\n> Soon?"


def test_html_alone_becomes_words() -> None:
    body = (
        "<html><head><style>p{}</style><script>alert(1)</script></head><body><p>In <b>May</b>, "
        '<a href="https://x.example/">see</a></p><ul><li>rye</li></ul><a href="javascript:alert(1)">no</a></body></html>'
    )
    found = read(body, "Content-Type: text/html; charset=utf-8\r\n")
    assert found.words == "In **May**, [see](https://x.example/)\n\n- rye\n\nno"


def test_plain_words_come_before_html() -> None:
    body = (
        "--b\nContent-Type: text/plain\n\nPlain.\n--b\nContent-Type: text/html\n\n<p>Rich.</p>\n"
        "--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n--b--\n"
    )
    found = read(body, "Content-Type: multipart/alternative; boundary=b\r\n")
    assert found.words == "Plain."
    assert [file.kind for file in found.files] == ["text/calendar"]


def test_html_serves_where_the_plain_words_are_empty() -> None:
    body = "--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>Rich.</p>\n--b--\n"
    assert read(body, "Content-Type: multipart/alternative; boundary=b\r\n").words == "Rich."


def test_lines_that_flow_run_on() -> None:
    found = read(
        "One long \nline.\n> quoted \n> on\n-- \nRuth\n", "Content-Type: text/plain; format=flowed\r\n"
    )
    assert found.words.startswith("One long line.")
    assert "quoted on" in found.words + found.rest
    assert "-- \nRuth" in found.rest


def test_a_file_is_named_and_handed_out() -> None:
    body = (
        "--b\n\nLook.\n--b\nContent-Type: application/pdf; name*=utf-8''f%C3%BCr%2F..%2Fdich.pdf\n"
        "Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n"
        "--b\nContent-Type: message/rfc822\n\nSubject: inner\n\nhi\n--b--\n"
    )
    raw = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body.encode()
    found = reading.read(raw)
    pdf, inner = found.files
    assert (pdf.name, pdf.size, pdf.kind) == ("für_.._dich.pdf", 5, "application/pdf")
    assert reading.bytes_of(raw, pdf.number) == b"hello"
    assert b"Subject: inner" in reading.bytes_of(raw, inner.number)


def test_a_part_that_is_not_what_it_says_is_attached_with_a_note() -> None:
    body = "--b\n\nLook.\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: x-none\n\n\x01\n--b--\n"
    found = read(body, "Content-Type: multipart/mixed; boundary=b\r\n")
    assert found.words == "Look."
    assert len(found.files) == 1


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("=?utf-8?q?Gelber_Klee?=", "Gelber Klee"),
        ("=?utf-8?q?a=0D=0ABcc:_x@y?=", "a Bcc: x@y"),
        ("=?none-such?q?a?=", "a"),
        ("plain\r\n folded", "plain folded"),
        ("\u202eturned", "turned"),
    ],
)
def test_a_subject_is_one_line(line: str, subject: str) -> None:
    found = reading.read(f"Subject: {line}\r\n\r\nx".encode())
    assert found.head.subject == subject


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<p title="never closed>Words <b>here</b> are', "Words here are"),
        ('<style>p {a: b}</style><p title="x>Words', "Words"),
        (
            "<html><head><title>x</title><style>p {a: b}</style></head><body><p>&nbsp;</p><img src=x></body></html>",
            "",
        ),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_words_that_broken_markup_swallows_are_had_all_the_same(markup: str, words: str) -> None:
    assert as_words(markup) == words
