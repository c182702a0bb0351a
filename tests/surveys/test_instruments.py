import pytest

from barnraiser.surveys.instruments import INSTRUMENTS, LOOK, NORMS, PULSE, RANGES, WORDS


def test_the_pulse_asks_of_the_place_and_of_the_people_apart() -> None:
    assert [scale.key for scale in PULSE.scales] == ["place", "people"]
    assert [len(scale.questions) for scale in PULSE.scales] == [1, 1]
    assert {(scale.low, scale.high) for scale in PULSE.scales} == {(0, 10)}


def test_every_question_has_its_own_key_and_every_answer_its_word() -> None:
    for asks in INSTRUMENTS.values():
        assert len(asks.questions) == sum(len(scale.questions) for scale in asks.scales)
    for kind, (low, high) in RANGES.items():
        assert len(WORDS[kind]) == high - low + 1


@pytest.mark.requirement("K9", "K16")
def test_motives_and_norms_of_reciprocity_are_asked() -> None:
    keys = {scale.key for scale in LOOK.scales}
    assert {"information", "interaction", "entertainment", "use", "known", "norms", "network"} == keys


def test_a_reversed_question_is_turned_round() -> None:
    assert NORMS.score({"return": 5, "onward": 5, "first": 5, "wait": 1}) == 5
    assert NORMS.score({"return": 4, "onward": 4, "first": 4, "wait": 4}) == pytest.approx(3.5)


def test_a_score_needs_two_answers_in_three() -> None:
    assert NORMS.score({"return": 4, "onward": 4}) is None
    assert NORMS.score({"return": 4, "onward": 4, "first": 1}) == 3
    assert PULSE.scales[0].score({}) is None
    assert PULSE.scales[0].score({"place": 0, "people": 9}) == 0
