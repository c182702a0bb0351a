"""Begin a page, add a section, write in it, bring back what it said before."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock, text
from barnraiser.ground.text import one_line
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..manifest import BEGUN, WROTE
from ..models import Page, Section, Version
from ..rules import may_begin_page, may_edit, may_gather_from, may_write_on
from .overtaken import Overtaken


@transaction.atomic
def begin_page(*, by: Person, community: Community, title: str) -> Page:
    """The community has a page of this title, still without sections."""
    may_begin_page(by, community).require()
    try:
        with transaction.atomic():
            now = clock.now()
            page = Page.objects.create(
                community=community, title=one_line(title), by=by, at=now, written_at=now
            )
    except IntegrityError as error:
        raise Refused("There is a page of this title already.") from error
    ledger.record(BEGUN, by=by, within=community, about=page.ref)
    return page


def add_section(
    *, by: Person, page: Page, heading: str, words: str, source: Conversation | None = None
) -> Section:
    """The page has one more section, at its end. Where it comes from a conversation, whoever may read that may read it."""
    html = text.render(words)
    with transaction.atomic():
        held = Page.objects.select_for_update(of=("self",)).select_related("community").get(pk=page.pk)
        may_write_on(by, held).require()
        may_gather_from(by, held, source).require()
        last = Section.objects.filter(page=held).aggregate(last=Max("place"))["last"] or 0
        section = Section.objects.create(page=held, place=last + 1, source=source)
        _stand(section, 1, by, heading, words, html)
        return section


def edit(*, by: Person, section: Section, number: int, heading: str, words: str) -> Version:
    """The section says this from now on; without words it is taken out. What it said before stays to be read.

    Raises Overtaken unless version `number`, which was read, still stands.
    """
    html = text.render(words)
    with transaction.atomic():
        held = _held(section)
        may_edit(by, held).require()
        if held.number != number:
            raise Overtaken(held.number)
        return _follow(held, by, heading, words, html)


@transaction.atomic
def restore(*, by: Person, section: Section, number: int, instead_of: int) -> Version:
    """The section says again what version `number` said, as a new version. Raises Overtaken unless `instead_of` stands."""
    held = _held(section)
    may_edit(by, held).require()
    if held.number != instead_of:
        raise Overtaken(held.number)
    before = Version.objects.filter(section=held, number=number).first()
    if before is None or number == held.number:
        raise Refused("There is no earlier version of this number.")
    return _follow(held, by, before.heading, before.words, before.html, restores=number)


def _held(section: Section) -> Section:
    """The row, locked: of two who write at once, the second waits and sees what the first did."""
    rows = Section.objects.select_for_update(of=("self",)).select_related("page__community", "source")
    return rows.get(pk=section.pk)


def _follow(
    held: Section, by: Person, heading: str, words: str, html: str, restores: int | None = None
) -> Version:
    held.number += 1
    held.save(update_fields=["number"])
    return _stand(held, held.number, by, heading, words, html, restores)


def _stand(
    section: Section,
    number: int,
    by: Person,
    heading: str,
    words: str,
    html: str,
    restores: int | None = None,
) -> Version:
    now: datetime = clock.now()
    version = Version.objects.create(
        section=section,
        number=number,
        heading=one_line(heading),
        words=words,
        html=html if words else "",
        by=by,
        at=now,
        restores=restores,
    )
    Page.objects.filter(pk=section.page_id).update(written_at=now)
    ledger.record(
        WROTE, by=by, within=section.page.community, about=section.page.ref, occasion=f"version {version.pk}"
    )
    return version
