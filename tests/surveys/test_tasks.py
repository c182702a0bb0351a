from datetime import timedelta

import pytest

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.surveys import tasks
from barnraiser.surveys.models import Result, Sheet

from .telling import answers, asks


@pytest.mark.django_db
def test_by_itself_a_closed_round_has_its_figures_and_old_answers_go(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    for person in crowd:
        answers(person, round)
    tasks.tend.call()
    assert not Result.objects.exists()
    with clock.at(round.closes_at):
        tasks.tend.call()
    assert Result.objects.get().round_id == round.pk
    assert Sheet.objects.count() == 11
    with clock.at(round.closes_at + timedelta(days=401)):
        tasks.tend.call()
    assert not Sheet.objects.exists()
