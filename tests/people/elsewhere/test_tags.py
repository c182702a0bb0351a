from barnraiser.people.elsewhere.tags import LONGEST, Tags


def test_what_is_kept_of_a_page_stays_small() -> None:
    tags = Tags()
    tags.feed(
        '<div class="h-card"><p class="p-note">'
        + "word " * 10_000
        + "</p></div>"
        + '<i class="h-card"></i>' * 100
    )
    tags.close()
    assert len(tags.cards[0].lines[0]) == LONGEST
    assert len(tags.cards) == 40
