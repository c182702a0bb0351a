from barnraiser.acts.trust.comparing import Common, Found, compare


def test_two_lists_are_put_side_by_side_in_words() -> None:
    mine = ["Honesty", "Living soil", "Humour", "Fair work"]
    theirs = ["living soil", "Faith", "Patience", "honesty", "Fair work", "Climate"]
    found = compare(mine, theirs, name="Callum", interests=["lentils"])
    assert found.common == (
        Common("Honesty", "near the top for you, further down for Callum"),
        Common("Living soil", "near the top for both of you"),
        Common("Fair work", "further down for both of you"),
    )
    assert found.mine == ("Humour",)
    assert found.theirs == ("Faith", "Patience", "Climate")
    assert found.interests == ("lentils",)
    assert found.is_aligned


def test_the_other_sees_the_same_from_their_side() -> None:
    mine, theirs = ["Honesty", "Humour"], ["A", "B", "C", "honesty"]
    assert compare(theirs, mine, name="Ruth").common == (
        Common("honesty", "near the top for Ruth, further down for you"),
    )


def test_nothing_in_common_is_no_alignment_and_no_score() -> None:
    found = compare(["Honesty"], [], name="Callum", interests=["soil"])
    assert not found.is_aligned
    assert not any(char.isdigit() for char in str(found.kept()))


def test_it_is_read_as_it_was_written_down() -> None:
    found = compare(["Honesty", "Humour"], ["Honesty"], name="Callum", interests=["soil"])
    assert Found.read(found.kept()) == found
    assert Found.read({}) is None
