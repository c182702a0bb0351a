"""Letters go out here, never inside a request. Each job may be run twice."""

from django.tasks import task

from barnraiser.acts.conversations.models import Cadence
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from . import actions, letters


@task
def tell_due() -> None:
    """Everybody whose letter is due has a job of their own. For the schedule."""
    for person, cadence, period in letters.due(clock.now()):
        tell.enqueue(person, cadence.value, period)


@task
def tell(person_id: int, cadence: str, period: str) -> None:
    """The person has the letter of this period, if there is anything to tell."""
    if person := Person.objects.filter(pk=person_id, account__is_active=True).first():
        letters.write(person=person, cadence=Cadence(cadence), period=period)


@task(priority=20)
def tell_soon(community_id: int) -> None:
    """Everybody who wants to hear at once of what was just done there has a job of their own."""
    community = Community.objects.filter(pk=community_id).first()
    since = actions.take_due(community=community) if community else None
    if community and since:
        for person in letters.soon(community, since):
            tell_at_once.enqueue(person.pk)


@task(priority=20)
def tell_at_once(person_id: int) -> None:
    """The person knows what happened just now; in quiet hours, when these are over."""
    person = Person.objects.filter(pk=person_id, account__is_active=True).first()
    again = letters.write_at_once(person=person) if person else None
    if again:
        tell_at_once.using(run_after=again).enqueue(person_id)


@task
def tend() -> None:
    """Which letters went out long ago is forgotten. For the schedule."""
    actions.let_go_of_old()
