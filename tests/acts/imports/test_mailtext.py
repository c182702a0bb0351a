from barnraiser.acts.imports.mailtext import EMPTY, as_words
from barnraiser.ground import text


def html(body: str) -> str:
    return text.render(as_words(body))


def test_a_signature_or_a_ruler_makes_no_heading() -> None:
    words = as_words("It is wet.\n--\nLucy\nTable\n=====\n# not a heading\n> # quoted")
    html = text.render(words)
    assert "<h" not in html.replace("<hr", "")
    assert "# not a heading" in html


def test_quotes_stay_quotes() -> None:
    assert "<blockquote>" in text.render(as_words("> Mine has gone yellow\n\nIs it wet?"))


def test_a_message_without_words_says_so() -> None:
    assert as_words(" \n\n") == EMPTY


def test_a_reply_right_below_a_quote_is_not_part_of_it() -> None:
    assert html("> Is it wet?\nYes, it is.") == html("> Is it wet?\n\nYes, it is.")
    assert html("> Is it wet?\nYes, it is.").endswith("</blockquote>\n<p>Yes, it is.</p>\n")


def test_what_was_typed_at_an_interpreter_is_code() -> None:
    body = "Try this:\n\n>>> for bed in beds:\n...     bed.dig()\n...\n3\n\nThen tell me."
    assert as_words(body) == (
        "Try this:\n\n```\n>>> for bed in beds:\n...     bed.dig()\n...\n3\n```\n\nThen tell me."
    )
    assert "<blockquote>" not in html(body)
    assert "# a note" in html(">>> # a note")


def test_a_prompt_within_a_quote_is_code_within_a_quote() -> None:
    said = html("> I typed\n>\n> >>> dig(3)\n> 4\n\nAnd then?")
    assert said.count("<blockquote>") == 1
    assert "<pre><code>&gt;&gt;&gt; dig(3)\n4\n</code></pre>" in said


def test_a_quote_within_a_quote_within_a_quote_is_no_code() -> None:
    said = html(">>> Is it wet?\n>> It is.\n> Then dig.\n\nI did.")
    assert "<pre>" not in said
    assert said.count("<blockquote>") == 3


def test_a_line_that_trails_off_is_no_code() -> None:
    assert "<pre>" not in html("... and so we waited.")


def test_indented_lines_are_code() -> None:
    body = "It says:\n    depth = 3\n\n      # two spades\n    dig(depth)\nWhat now?"
    assert as_words(body) == ("It says:\n\n```\ndepth = 3\n\n  # two spades\ndig(depth)\n```\n\nWhat now?")


def test_what_is_indented_below_a_list_stays_in_it() -> None:
    body = "- clover, and\n    more clover\n    and hay\n- beans"
    assert as_words(body) == body


def test_a_fence_inside_code_does_not_close_it() -> None:
    assert html("    ```\n    dig()\n    ```\n    more()").count("<pre>") == 1


def test_a_fence_of_the_writers_own_stays() -> None:
    body = "Look:\n\n```\n# dig\n> not a quote\n```"
    assert as_words(body) == body


WRAPPED = """\
We walked the lower field on Sunday, all of it, and it stands in
water from the willow down to the gate. Nobody remembers that from
before the drain was mended."""


def test_lines_that_a_mail_program_wrapped_run_on() -> None:
    assert as_words(f"{WRAPPED}\n\nLucy") == " ".join(WRAPPED.split("\n")) + "\n\nLucy"
    quoted = "\n".join(f"> {line}" for line in WRAPPED.split("\n"))
    assert as_words(quoted) == "> " + " ".join(WRAPPED.split("\n"))


def test_lines_that_were_meant_stay() -> None:
    for body in (
        "Dear all,\nthe van is here.\nLucy",
        "1. The lower field stands in water from the willow to the gate.\n2. The drain was mended.",
        "-- \nLucy Tran, buyer for the school kitchens of the Alder Valley\nTwelve, Mill Lane",
        "Field one, beyond the willow, all clover      3 spades deep\nField two       4 spades",
        "dig(field=lower, depth=3, by=[lucy, tomasz], on=sunday)\ndig(field=upper, depth=4)",
    ):
        assert as_words(body) == body


def test_a_thousand_quotes_within_quotes_do_no_harm() -> None:
    assert "deep" in html(">" * 1000 + " deep")
