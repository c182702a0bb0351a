from barnraiser.suggestions.rules import may_put_aside


def test_what_is_suggested_may_be_put_aside() -> None:
    assert may_put_aside(("lend", "Lend a drill"))


def test_what_is_gone_may_not_and_the_reason_says_so() -> None:
    assert may_put_aside(None).reason.startswith("This is not suggested to you any more")
