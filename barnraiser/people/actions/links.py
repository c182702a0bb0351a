"""The pages elsewhere that are somebody's own."""

from django.db import IntegrityError, transaction

from barnraiser.ground import clock
from barnraiser.ground.text import one_line
from barnraiser.ground.verdict import Refused

from .. import elsewhere
from ..models import Link, Person
from ..rules import may_keep_link, may_list_page

_TWICE = "This page is on your list already."


@transaction.atomic
def list_page(*, by: Person, url: str, label: str = "") -> Link:
    """The page is on the person's list, last, to be shown on their page here. Nothing is fetched yet."""
    list(Person.objects.select_for_update().filter(pk=by.pk).values_list("pk"))
    mine = Link.objects.filter(person=by)
    may_list_page(by, mine.count()).require()
    try:
        to = elsewhere.accepted(url)
    except elsewhere.Unfit as error:
        raise Refused(str(error)) from error
    last = mine.order_by("-order").values_list("order", flat=True).first()
    try:
        with transaction.atomic():
            return Link.objects.create(
                person=by, url=to.url, key=elsewhere.key_of(to), host=to.host,
                label=one_line(label)[:40], order=0 if last is None else last + 1, added_at=clock.now(),
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(_TWICE) from error


@transaction.atomic
def move_link(*, by: Person, link: Link, up: bool) -> None:
    """The link stands one place further up or down among the person's. At the end of the list nothing changes."""
    may_keep_link(by, link).require()
    mine = list(Link.objects.select_for_update().filter(person=by))
    at = next((place for place, each in enumerate(mine) if each.pk == link.pk), None)
    if at is None:
        return
    to = min(max(at + (-1 if up else 1), 0), len(mine) - 1)
    mine.insert(to, mine.pop(at))
    for place, each in enumerate(mine):
        each.order = place
    Link.objects.bulk_update(mine, ["order"])


@transaction.atomic
def remove_link(*, by: Person, link: Link) -> None:
    """The page is no longer on the person's list, and nothing is kept of what was found on it."""
    may_keep_link(by, link).require()
    Link.objects.filter(pk=link.pk).delete()


def drop_links(person: Person) -> None:
    """Nothing says any more where else the person is found."""
    Link.objects.filter(person=person).delete()
