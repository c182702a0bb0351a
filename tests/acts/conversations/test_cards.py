import time

from barnraiser.acts.conversations.cards import look, read
from tests.outside import Outside, answer


def test_the_first_of_each_is_taken() -> None:
    head = read(
        "<title> One </title><title>Two</title><meta name=description content=D><meta property=og:title content=O>"
        "<meta property=og:title content=P><svg><title>S</title></svg>"
    )
    assert head.title.strip() == "One"
    assert head.said == {"description": "D", "title": "O"}


def test_without_a_title_there_is_no_card(there: Outside) -> None:
    there.pages["fields.example/"] = answer("<meta property=og:image content=/x.png>")
    card = look("http://fields.example/")
    assert (card.title, card.picture) == ("", b"")
    assert len(there.asked) == 1, "no picture is fetched for a card that is not shown"


def test_long_words_are_cut_and_hidden_marks_are_gone(there: Outside) -> None:
    there.pages["fields.example/"] = answer(
        f"<title>{'word ' * 400}</title><meta name=description content='a\u202eb'>"
    )
    card = look("http://fields.example/")
    assert len(card.title) == 200
    assert card.description == "ab"


def test_whatever_is_sent_is_read_in_a_moment() -> None:
    for hostile in ("<" * 900_000, "<title>" * 200_000, "&amp" * 300_000, "<b>" * 300_000, "<!--" * 200_000):
        began = time.process_time()
        read(hostile)
        assert time.process_time() - began < 1.5
