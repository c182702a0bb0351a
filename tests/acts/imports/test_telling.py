from datetime import UTC, datetime, timedelta

import pytest

from barnraiser.acts.imports import actions
from barnraiser.acts.imports.models import Import, Progress
from barnraiser.acts.imports.telling import about, said
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .archive import MAY, mbox, uploaded

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "A few seconds."),
        (30, "About a minute."),
        (60, "About a minute."),
        (61, "About 2 minutes."),
        (900, "About 15 minutes."),
    ],
)
def test_time_is_guessed_in_round_words(seconds: int, words: str) -> None:
    assert about(timedelta(seconds=seconds)) == words


@pytest.mark.django_db
def test_how_far_it_is(nell: Person, soil_and_table: Community) -> None:
    with clock.at(NOON):
        brought = uploaded(nell, soil_and_table, mbox(*MAY))
        assert said(brought) == "Reading the archive. You can leave this page."
        actions.look_over(brought=brought)
        actions.begin(by=nell, brought=brought)
    Progress.objects.filter(of=brought).update(done=412, total=1380)
    with clock.at(NOON + timedelta(seconds=20)):
        moving = Import.objects.whole().get(pk=brought.pk)
        assert said(moving) == "412 of 1,380 messages. About a minute. You can leave this page."
