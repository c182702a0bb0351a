"""Looking whether the pages somebody listed tell the same as their page here, and link back to it."""

from datetime import datetime, timedelta

from django.db import transaction

from barnraiser.ground import clock

from .. import elsewhere, tasks
from ..models import CheckAsked, Link, LinkCheck, Person
from ..models.link import LONGEST_PASTED, MOST_CHECKS_AN_HOUR
from ..queries.links import due, handles_of
from ..rules import may_check, may_keep_link

# A page that could not be reached keeps its mark while the weekly look may have missed it once.
GRACE = timedelta(days=15)


@transaction.atomic
def ask_check(*, by: Person, link: Link) -> None:
    """The page will be looked at in a moment. One that waits already is not asked for twice."""
    may_keep_link(by, link).require()
    if LinkCheck.objects.waiting().filter(link=link).exists():
        return
    _count_one(by)
    _wait(link)
    tasks.check_link.enqueue(link.pk)


@transaction.atomic
def ask_checks(*, by: Person) -> int:
    """As many of the person's pages as they may still ask for will be looked at, the longest unseen first. Says how many."""
    waiting = LinkCheck.objects.waiting().values("link_id")
    mine = Link.objects.filter(person=by).exclude(pk__in=waiting).select_related("checked")
    never = clock.now() - timedelta(days=36_500)
    links = sorted(mine, key=lambda link: (link.latest and link.latest.checked_at) or never)
    may_check(by, _asked_lately(by)).require()
    chosen = links[: MOST_CHECKS_AN_HOUR - _asked_lately(by)]
    for link in chosen:
        ask_check(by=by, link=link)
    return len(chosen)


def look(*, link: Link, with_picture: bool = True) -> LinkCheck | None:
    """It is known what the page says now, and whether it links back. No transaction is open while the outside is asked."""
    person = Person.objects.get(pk=link.person_id)
    seen = elsewhere.visit(link.url)
    picture = elsewhere.likeness(person, seen.told) if with_picture and seen.is_read else None
    return note_visit(link=link, seen=seen, picture=picture)


@transaction.atomic
def compare_pasted(*, by: Person, link: Link, source: str) -> LinkCheck | None:
    """What was pasted is compared as if it were the page. It proves nothing of whose page it is, and shows no picture."""
    may_keep_link(by, link).require()
    _count_one(by)
    _wait(link)
    told = elsewhere.read(source[:LONGEST_PASTED], link.url)
    return note_visit(link=link, seen=elsewhere.Visit(told), picture=elsewhere.NONE, is_pasted=True)


@transaction.atomic
def note_visit(
    *, link: Link, seen: elsewhere.Visit, picture: elsewhere.Finding | None = None, is_pasted: bool = False
) -> LinkCheck | None:
    """What was seen stands; nothing, where the page was taken off the list meanwhile. Without a finding of the picture the one
    there stays.
    """
    person = Person.objects.filter(links=link.pk).select_for_update().first()
    if person is None:
        return None
    now = clock.now()
    check, _ = LinkCheck.objects.get_or_create(link_id=link.pk, defaults={"asked_at": now})
    check.links_back = elsewhere.leads_home(seen.told.me, handles_of(person))
    if not is_pasted:
        check.verified_at = _verified(check, seen, now)
    check.checked_at, check.is_pasted = now, is_pasted
    check.trouble, check.leads_on, check.told = seen.trouble, seen.leads_on[:253], seen.told.kept()
    if picture is not None or not seen.is_read:
        found = picture or elsewhere.NONE
        check.picture, check.picture_note = found.outcome.value, found.note
        check.picture_here = person.picture.name or ""
    check.save()
    return check


@transaction.atomic
def ask_due_checks() -> int:
    """Each page that was seen to link back, and not for a week, will be looked at again: one of a host at a time."""
    links = due(clock.now())
    for link in links:
        _wait(link)
        tasks.recheck_link.enqueue(link.pk)
    return len(links)


def _count_one(by: Person) -> None:
    """One more check within this hour, unless there were as many as there may be."""
    list(Person.objects.select_for_update().filter(pk=by.pk).values_list("pk"))
    may_check(by, _asked_lately(by)).require()
    CheckAsked.objects.filter(person=by, at__lte=clock.now() - timedelta(hours=1)).delete()
    CheckAsked.objects.create(person=by, at=clock.now())


def _asked_lately(by: Person) -> int:
    return CheckAsked.objects.filter(person=by, at__gt=clock.now() - timedelta(hours=1)).count()


def _wait(link: Link) -> None:
    LinkCheck.objects.update_or_create(link=link, defaults={"asked_at": clock.now()})


def _verified(check: LinkCheck, seen: elsewhere.Visit, now: datetime) -> datetime | None:
    """When the page was last seen to link back; never, once it was read and does not."""
    if check.links_back:
        return now
    is_away = bool(seen.trouble) and check.verified_at is not None and now - check.verified_at < GRACE
    return check.verified_at if is_away else None
