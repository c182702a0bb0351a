from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from barnraiser.ties import tasks
from barnraiser.ties.models import Tie
from tests.ties.conftest import Answers


def test_the_tasks_bring_ties_up_to_date(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community, answers: Answers
) -> None:
    answers(ruth, callum)
    tasks.catch_up_all.func()
    assert Tie.objects.count() == 1
    Tie.objects.all().delete()
    tasks.rebuild_all.func()
    assert Tie.objects.count() == 1
    answers(ruth, priya)
    tasks.rebuild.func(soil_and_table.pk)
    assert Tie.objects.count() == 2
    tasks.rebuild.func(0)
