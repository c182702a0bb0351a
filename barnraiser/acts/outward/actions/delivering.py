"""Who has had a newsletter, so that nobody has it twice."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from barnraiser.communities.models import Membership
from barnraiser.ground import clock
from barnraiser.people import queries as people
from barnraiser.people.models import Person, Purpose

from ..models import Delivery, Issue, Reader

BATCH = 1000
# Who took a letter this long ago and settled nothing is no longer at it.
LEASE = timedelta(minutes=10)


@transaction.atomic
def begin(*, issue: Issue) -> None:
    """It is written down to whom the newsletter goes: readers who said yes, and members who said yes to news."""
    readers = Reader.objects.confirmed().filter(community=issue.community, confirmed_at__lte=issue.sent_at)
    wanting = Person.objects.filter(people.whose(Purpose.NEWS), account__is_active=True)
    members = Membership.objects.current().filter(community=issue.community, person__in=wanting.values("pk"))
    rows = [Delivery(issue=issue, reader_id=key) for key in readers.values_list("pk", flat=True)]
    rows += [Delivery(issue=issue, person_id=key) for key in members.values_list("person", flat=True)]
    Delivery.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def take(*, delivery: Delivery) -> bool:
    """Whether the letter is the caller's to send."""
    now = clock.now()
    free = Q(taken_at=None) | Q(taken_at__lt=now - LEASE)
    return bool(Delivery.objects.filter(free, pk=delivery.pk, settled_at=None).update(taken_at=now))


def settle(*, delivery: Delivery, is_sent: bool) -> None:
    """The letter is out, or need not go."""
    Delivery.objects.filter(pk=delivery.pk).update(settled_at=clock.now(), is_sent=is_sent)


def give_back(*, delivery: Delivery) -> None:
    """The letter could not go out: it is as if nobody had tried."""
    Delivery.objects.filter(pk=delivery.pk, settled_at=None).update(taken_at=None)
