import pytest

from barnraiser.acts.lists import pages
from barnraiser.acts.lists.models import Attachment


@pytest.mark.parametrize("name", ['a"; filename=b.html', "ä.pdf", "a\r\nX: y", "x" * 200, "; rm -rf"])
def test_a_file_is_handed_out_as_one(name: str) -> None:
    headers = pages.as_file(name)
    assert headers["Content-Disposition"].startswith("attachment")
    assert "\n" not in headers["Content-Disposition"]


def test_the_whole_letter_is_no_part() -> None:
    assert pages.part_of(Attachment(number=-1 % 2**31)) == -1
    assert pages.part_of(Attachment(number=3)) == 3
