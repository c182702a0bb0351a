"""Who may take what is kept about them along, and go."""

from datetime import timedelta

from barnraiser.ground import clock
from barnraiser.ground.verdict import Verdict, all_of, provided

from ..models import Archive, Person

ARCHIVES_A_DAY = 3
A_DAY = timedelta(hours=24)


def may_ask_for_archive(by: Person) -> Verdict:
    """Packing takes the machine a while: three a day are enough for anybody."""
    lately = Archive.objects.filter(person=by, asked_at__gt=clock.now() - A_DAY)
    return all_of(
        provided(by.is_claimed, "An archive is made for somebody who signs in."),
        lambda: provided(
            lately.count() < ARCHIVES_A_DAY,
            f"You asked for {ARCHIVES_A_DAY} archives since yesterday. Ask again tomorrow.",
        ),
    )


def may_fetch(by: Person, archive: Archive) -> Verdict:
    """Whose it is, once, within a day."""
    return all_of(
        provided(
            by.pk == archive.person_id, "An archive is fetched by the person it is about, and nobody else."
        ),
        lambda: provided(
            Archive.objects.ready().filter(pk=archive.pk).exists(),
            "This archive was fetched already, or lay for more than a day. Ask for another one.",
        ),
    )


def may_go(by: Person) -> Verdict:
    return provided(
        by.is_claimed, "Who was never here has nobody to ask. A steward can take an archive back."
    )
