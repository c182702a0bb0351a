"""Paper: sheets are printed, codes come back, and whoever signed is a member, or lets another act for them."""

from collections.abc import Mapping

from django.db import transaction

from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import new_code
from barnraiser.ground.verdict import provided
from barnraiser.people import actions as people
from barnraiser.people.models import Person

from ..models import GOOD_FOR, Miss, Sheet, code_of, digest
from ..rules import is_waiting, may_keep_the_door, may_make_sheets, may_try_a_code
from .answering import note_answers
from .coming_in import belong


@transaction.atomic
def make_sheets(
    *, by: Person, community: Community, number: int = 1, person: Person | None = None
) -> list[Sheet]:
    """As many sheets wait to be signed: join forms, or one for this member to let another act for them."""
    communities.hold(community)
    may_make_sheets(by, community, number).require()
    is_here = person is None or rooms.membership_of(person, community) is not None
    provided(is_here, "A sheet for somebody to act through another is for a member.").require()
    return [_sheet(by, community, person) for _ in range(1 if person else number)]


@transaction.atomic
def let_go_of_sheet(*, by: Person, sheet: Sheet) -> None:
    """The code no longer works."""
    may_keep_the_door(by, sheet.community).require()
    Sheet.objects.waiting().filter(pk=sheet.pk).update(expires_at=clock.now())


@transaction.atomic
def try_code(*, by: Person, community: Community, code: str, for_person: bool) -> Sheet | None:
    """The sheet that waits here for this code: a join form, or with `for_person` one that lets somebody act. Where none
    does, that is noted, and nobody learns why.
    """
    may_try_a_code(by, community).require()
    rows = Sheet.objects.waiting().with_code(code).filter(community=community)
    found = rows.filter(person__isnull=not for_person).select_related("community", "person", "by").first()
    if found is None:
        Miss.objects.create(person=by, at=clock.now())
    return found


@transaction.atomic
def use_sheet(*, by: Person, sheet: Sheet) -> Sheet:
    """The sheet is used up. Of two who enter it at once, the second finds none that waits."""
    held = Sheet.objects.select_for_update(of=("self",)).select_related("community").get(pk=sheet.pk)
    is_waiting(held).require()
    held.used_at, held.used_by = clock.now(), by
    held.save(update_fields=["used_at", "used_by"])
    return held


@transaction.atomic
def enter_by_sheet(
    *,
    by: Person,
    sheet: Sheet,
    name: str,
    counts_ties: bool | None = None,
    answers: Mapping[int, str] | None = None,
) -> Person:
    """Whoever signed the join form is a member who affirmed purpose and rules on paper, without an account. The host who
    entered them is named to welcome them, and it stands in the log.
    """
    may_keep_the_door(by, sheet.community).require()
    provided(sheet.person_id is None, "This sheet is no join form.").require()
    used = use_sheet(by=by, sheet=sheet)
    person = people.introduce(name=name)
    note_answers(person=person, community=used.community, answers=answers)
    belong(person, used.community, by=by, counts_ties=counts_ties)
    communities.log_power(
        community=used.community, what="Entered a member who signed on paper", by=by, toward=person
    )
    return person


def _sheet(by: Person, community: Community, person: Person | None) -> Sheet:
    key, now = new_code(), clock.now()
    return Sheet.objects.create(
        code=key,
        community=community,
        by=by,
        person=person,
        digest=digest(f"sheet {code_of(key)}"),
        made_at=now,
        expires_at=now + GOOD_FOR,
    )
