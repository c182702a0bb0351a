from barnraiser.acts.conversations.models import Hearing
from barnraiser.acts.outward import queries
from barnraiser.acts.outward.models import Issue, Reader
from demo.scenes import outward
from demo.sign_in import SIGN_INS
from demo.story import Story


def test_a_stranger_finds_something_to_read_and_to_ask_for(small_year: Story) -> None:
    room = small_year.communities[outward.ROOM]
    assert queries.outside(room).count() == 3
    sent = Issue.objects.sent().get()
    assert len(queries.picked(sent)) == 3
    assert Issue.objects.drafts().count() == 1
    assert Reader.objects.confirmed().get().address == outward.READER


def test_those_who_can_be_signed_in_as_chose_what_they_hear_of(small_year: Story) -> None:
    chosen = Hearing.objects.filter(person__in=[small_year.people[key] for key in SIGN_INS])
    assert chosen.values("level", "cadence").distinct().count() == len(SIGN_INS)
