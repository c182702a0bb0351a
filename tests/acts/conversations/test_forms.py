from barnraiser.acts.conversations.forms import ReplyForm, StartForm


def test_the_kind_asked_for_is_chosen_and_gives_its_prompt() -> None:
    assert StartForm(asked="failure").prompt.kind == "failure"
    assert StartForm(asked="rant").prompt.kind == "question"
    assert StartForm({"kind": "success"}, asked="failure").prompt.kind == "success"


def test_what_is_missing_or_too_long_is_said_in_plain_words() -> None:
    empty = StartForm({})
    assert set(empty.errors) == {"kind", "title", "words"}
    assert "one sentence" in empty.errors["title"][0]
    long = StartForm({"kind": "question", "title": "t" * 201, "words": "w" * 60_001})
    assert "200 characters" in long.errors["title"][0]
    assert "60,000" in long.errors["words"][0]
    assert StartForm({"kind": "question", "title": "t" * 200, "words": "w" * 60_000}).is_valid()


def test_blanks_are_no_words() -> None:
    assert "no words" in ReplyForm({"words": "  \n "}).errors["words"][0]
    assert ReplyForm({"words": "Yes."}).is_valid()
