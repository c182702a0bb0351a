"""Each says for themselves what both care about. The two are aligned, and hear of it, once both have said so."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import ALIGNED
from ..models import Care
from ..rules import may_reach, may_take_back
from .holding import hold


@transaction.atomic
def care(*, by: Person, toward: Person, community: Community, thing: str) -> Care:
    """The person has said what they and the other care about. The other learns of it by saying the same, and only so."""
    hold(by, toward)
    may_reach(by, toward, community).require()
    said, is_new = Care.objects.get_or_create(
        by=by, toward=toward, defaults={"community": community, "thing": thing, "at": clock.now()}
    )
    if not is_new and said.thing != thing:
        said.thing = thing
        said.save(update_fields=["thing"])
    answered = Care.objects.filter(by=toward, toward=by).first()
    if is_new and answered:
        codes = " ".join(sorted([said.code, answered.code]))
        ledger.record(
            ALIGNED, by=by, toward=[toward], within=community, about=said.ref, occasion=f"cares {codes}"
        )
    return said


@transaction.atomic
def take_back_care(*, by: Person, care: Care) -> None:
    """The person no longer says it, and the two are no longer aligned."""
    may_take_back(by, care).require()
    both = Care.objects.select_for_update(of=("self",)).filter(
        by__in=[care.by_id, care.toward_id], toward__in=[care.by_id, care.toward_id]
    )
    for said in both.order_by("pk"):
        ledger.retract_about(about=said.ref, by=by)
    Care.objects.filter(pk=care.pk).delete()
