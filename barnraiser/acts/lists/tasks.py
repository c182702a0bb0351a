"""What is done with mail after the door is closed. Each job may be run twice: the second finds it done."""

from django.tasks import task

from .models import Answer, Arrival, Round


@task
def settle(arrival_id: int) -> None:
    """The letter became something."""
    from . import actions

    if arrival := Arrival.objects.waiting().filter(pk=arrival_id).first():
        actions.settle(arrival=arrival)


@task
def begin_rounds(community_id: int) -> None:
    """Each new message of the community is on its way."""
    from . import actions

    actions.begin_rounds(community_id=community_id)


@task
def hand_over(round_id: int, first: int, last: int) -> None:
    """The mail server was asked for these members of the round, once."""
    from . import actions

    if found := Round.objects.filter(pk=round_id, is_over=False).first():
        actions.hand_over(round=found, first=first, last=last)


@task
def answer(answer_id: int) -> None:
    """What waits to be said to the address is said, unless it was written to within a day. The queue knows no address."""
    from . import actions

    if found := Answer.objects.filter(pk=answer_id, sent_at=None).first():
        actions.say(address=found.address)


@task
def look_again() -> None:
    """Whatever waited long enough is taken up again: letters, rounds, answers. For the schedule."""
    from . import actions

    actions.look_again()
