from barnraiser.acts.conversations.quoting import own_words, quoted


def test_a_quotation_is_the_words_and_not_what_they_quote() -> None:
    assert quoted("> Before\n\nIt was wet.\nVery.") == "> It was wet.\n> Very.\n\n"
    assert quoted("word " * 900).endswith(" …\n\n")


def test_ones_own_words_are_without_what_they_quote() -> None:
    assert own_words("> Her words\n\nMine.\n > hers again") == "Mine."
