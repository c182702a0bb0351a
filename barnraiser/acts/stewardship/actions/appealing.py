from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import APPEALED
from ..models import Appeal, Case
from ..rules import may_appeal
from .held import held


@transaction.atomic
def appeal(*, by: Person, case: Case, words: str) -> Appeal:
    """Somebody who has not answered it is to look again."""
    case = held(case)
    may_appeal(by, case).require()
    asked = Appeal.objects.create(case=case, by=by, words=words, at=clock.now())
    ledger.record(APPEALED, by=by, within=case.community, about=case.ref, occasion=f"appeal {asked.pk}")
    return asked
