"""Letters to the world go out here, never inside a request. Each job may be run twice."""

from datetime import timedelta

from django.tasks import task

from barnraiser.ground import clock

from . import actions, letters, queries
from .models import Issue, Reader

LATER = timedelta(hours=6)


@task
def ask_for_yes(reader_id: int) -> None:
    """Whoever reads mail at the address can say yes now, unless they were written to often enough today."""
    reader = Reader.objects.select_related("community").filter(pk=reader_id, confirmed_at=None).first()
    if reader and actions.knock(address=reader.address):
        letters.ask_for_yes(reader)


@task
def deliver(issue_id: int) -> None:
    """Everybody to whom the newsletter goes has a job of their own."""
    issue = Issue.objects.sent().filter(pk=issue_id).select_related("community").first()
    if issue is None:
        return
    actions.begin(issue=issue)
    for key in queries.unsettled(issue):
        hand_over.enqueue(key)


@task
def hand_over(delivery_id: int) -> None:
    """The newsletter is with one of those to whom it goes; later, where it is night there or they had enough for today."""
    delivery = queries.delivery_of(delivery_id)
    if delivery is None:
        return
    waits = letters.waits_until(delivery, clock.now())
    if waits:
        hand_over.using(run_after=waits).enqueue(delivery_id)
    elif actions.take(delivery=delivery) and not letters.hand_over(delivery):
        hand_over.using(run_after=clock.now() + LATER).enqueue(delivery_id)


@task
def tend() -> None:
    """Addresses nobody answered from are gone. For the schedule."""
    actions.let_go_of_unanswered()
