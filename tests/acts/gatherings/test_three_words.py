import pytest

from barnraiser.acts.gatherings.three_words import WORDS, draw, same


def test_three_different_words_that_nobody_can_guess() -> None:
    drawn = {draw() for _ in range(200)}
    assert all(len(set(words.split())) == 3 for words in drawn)
    assert len(drawn) > 195
    assert len(WORDS) == len(set(WORDS)) > 200
    assert all(word.isascii() and word.islower() and word.isalpha() for word in WORDS)


@pytest.mark.parametrize(
    "said", ["oak peg plover", "Plover, Oak & PEG", "oak\tpeg\nplover", " óak-peg·plover! "]
)
def test_they_are_heard_however_they_are_written(said: str) -> None:
    assert same(said, "oak peg plover")


@pytest.mark.parametrize(
    "said", ["", "oak peg", "oak peg plover plover", "oak oak plover", "oakpegplover", "栎 peg plover"]
)
def test_other_words_are_others(said: str) -> None:
    assert not same(said, "oak peg plover")
