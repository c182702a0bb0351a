from django.db import IntegrityError, transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community, Rule
from barnraiser.ground import clock
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

from ..manifest import RAISED
from ..models import Case, Report
from ..rules import has_not_raised, may_raise


@transaction.atomic
def raise_concern(
    *,
    by: Person,
    community: Community,
    about: Ref,
    words: str,
    rule: Rule | None = None,
    wanted: str = "",
    concerned: Person | None = None,
    may_name: bool = False,
) -> Case:
    """The community's keepers have the concern before them, in one case with all others about the same thing."""
    may_raise(by, community, about, concerned).require()
    if rule is not None and rule.community_id != community.pk:
        raise ValueError("A concern cites a rule of its own community.")
    case = _case(community, about, concerned)
    try:
        with transaction.atomic():
            Report.objects.create(
                case=case, community=community, about=str(about), by=by, rule=rule, words=words,
                wanted=wanted, may_name=may_name, at=clock.now(),
            )  # fmt: skip
    except IntegrityError:
        has_not_raised(by, community, about).require()
        raise
    ledger.record(
        RAISED, by=by, within=community, about=case.ref, occasion=f"raised in case {case.pk} by {by.pk}"
    )
    return case


def _case(community: Community, about: Ref, concerned: Person | None) -> Case:
    """The case about this thing that nobody has answered yet."""
    case, _ = Case.objects.select_for_update(of=("self",)).get_or_create(
        community=community,
        about=str(about),
        answered_at=None,
        defaults={"concerned": concerned, "opened_at": clock.now()},
    )
    return case
