from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import TAKEN_UP
from ..models import Case, Handling, Report
from ..rules import may_put_down, may_take_up
from .held import held


@transaction.atomic
def take_up(*, by: Person, case: Case) -> Handling:
    """The keeper looks into the case, and whoever raised it knows."""
    case = held(case)
    may_take_up(by, case).require()
    standing = Handling.objects.filter(case=case, until=None)
    own = standing.filter(by=by).first()
    if own:
        return own
    standing.update(until=clock.now())
    handling = Handling.objects.create(case=case, by=by, since=clock.now())
    for report in Report.objects.filter(case=case, by__isnull=False).select_related("by"):
        assert report.by  # noqa: S101 - the query asked for reports with a name
        ledger.record(
            TAKEN_UP,
            by=by,
            toward=[report.by],
            within=case.community,
            about=case.ref,
            occasion=f"handling {handling.pk} of report {report.pk}",
        )
    return handling


@transaction.atomic
def put_down(*, by: Person, case: Case) -> None:
    """Another keeper can take the case up."""
    case = held(case)
    may_put_down(by, case).require()
    Handling.objects.filter(case=case, until=None, by=by).update(until=clock.now())
