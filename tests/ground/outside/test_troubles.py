from barnraiser.ground.outside import Trouble, Unread


def test_a_trouble_is_a_sentence_and_tells_no_address() -> None:
    assert str(Unread(Trouble.UNREACHABLE)) == "We could not reach this page."
    for trouble in Trouble:
        assert trouble.endswith(".")
        assert not any(character.isdigit() for character in trouble)
