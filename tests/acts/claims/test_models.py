import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.claims.models import Claim
from barnraiser.people.models import Person


def test_one_open_claim_and_never_of_oneself(ruth: Person, lucy: Person) -> None:
    Claim.objects.create(by=ruth, person=lucy)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(by=ruth, person=lucy)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(by=ruth, person=ruth)
