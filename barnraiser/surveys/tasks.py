"""Rounds are settled and old answers let go by themselves."""

from django.tasks import task


@task
def tend() -> None:
    """Every closed round has its figures, and no answer is kept longer than was promised. For the schedule."""
    from . import actions, queries

    for round in queries.unsettled():
        actions.settle(round=round)
    actions.let_go_of_old_answers()
