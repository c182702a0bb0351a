import io

from barnraiser.acts.imports.elsewhere import letters_of, why

from .elsewhere.made import slack


def test_what_is_left_out_is_counted_as_it_is_read() -> None:
    found = letters_of("slack", io.BytesIO(slack()), name="slack.zip")
    assert not found.left_out
    assert len(list(found.letters)) == 4
    assert found.left_out[why.DIRECT] == 1
