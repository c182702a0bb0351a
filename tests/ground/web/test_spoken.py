from barnraiser.ground.web.spoken import spoken


def test_a_picture_with_a_sentence_says_it() -> None:
    assert spoken("Bell") == 'role="img" aria-label="Bell"'


def test_a_picture_beside_its_words_is_silent() -> None:
    assert spoken("") == 'aria-hidden="true"'


def test_a_sentence_cannot_leave_its_attribute() -> None:
    assert '"><script' not in spoken('"><script>')
