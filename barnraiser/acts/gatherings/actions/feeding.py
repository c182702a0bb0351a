"""The address by which a person's own calendar reads their gatherings."""

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.ground.models import new_code
from barnraiser.people.models import Person

from ..models import Feed
from ..models.feed import digest, token_for


@transaction.atomic
def open_feed(*, by: Person) -> Feed:
    """The person's calendar has an address; one it had before no longer works. What somebody keeps, so never an act."""
    code = new_code()
    new = {"code": code, "token_digest": digest(token_for(code)), "since": clock.now()}
    feed, _ = Feed.objects.update_or_create(person=by, defaults=new)
    return feed


@transaction.atomic
def revoke_feed(*, by: Person) -> None:
    """No address reads the person's calendar any more."""
    Feed.objects.filter(person=by).delete()
