"""A ref is a string in the database and a name in the code, and both say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnraiser.ground.refs import Ref

WORD = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
CODE = st.from_regex(r"[a-z0-9:-]{1,12}", fullmatch=True)


@given(WORD, WORD, CODE)
def test_what_is_written_reads_back(app: str, noun: str, code: str) -> None:
    ref = Ref(app, noun, code)
    assert Ref.parse(str(ref)) == ref


def test_it_reads_as_app_noun_code() -> None:
    assert str(Ref("conversations", "message", "4k7")) == "conversations.message:4k7"


@pytest.mark.parametrize(
    "text", ["", "message:4k7", "conversations.message", "conversations.:4k7", ".message:4k7", "a.b:"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"app\.noun:code"):
        Ref.parse(text)
