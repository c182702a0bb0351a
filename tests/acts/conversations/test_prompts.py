import pytest

from barnraiser.acts.conversations.prompts import PROMPTS, begun


@pytest.mark.requirement("E4")
def test_each_kind_offers_ways_to_begin_an_answer() -> None:
    assert all(prompt.ways for prompt in PROMPTS.values())
    for kind in ("failure", "frustration"):
        assert {"listening", "similar"} <= {code for code, *_ in PROMPTS[kind].ways}


def test_a_way_that_is_none_begins_with_nothing() -> None:
    assert begun("failure", "listening").startswith("I’m listening")
    assert begun("failure", "tried") == begun("question", "<script>") == ""
