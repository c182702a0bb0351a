"""Who may put what aside."""

from barnraiser.ground.verdict import Verdict, provided


def may_put_aside(found: tuple[str, str] | None) -> Verdict:
    """Only what is suggested to oneself can be put aside."""
    return provided(
        found is not None, "This is not suggested to you any more, so there is nothing to put aside."
    )
