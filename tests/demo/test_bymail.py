"""What the demo has by mail."""

from barnraiser.acts.lists import queries
from barnraiser.acts.lists.models import Attachment
from demo.story import Story


def test_three_have_the_community_by_mail_and_one_letter_waits(small_year: Story) -> None:
    room = small_year.communities["soil-and-table"]
    assert queries.list_members(room).count() == 3
    [held] = queries.held_for(small_year.people["ruth"])
    assert held.subject.startswith("[success]")
    assert [file.name for file in Attachment.objects.filter(arrival=held)] == ["pond.csv"]
