from django.core import mail

from barnraiser.acts.claims import actions, tasks
from barnraiser.acts.claims.models import Claim
from barnraiser.people.models import Person


def test_a_claim_taken_back_meanwhile_sends_nothing(ruth: Person, lucy: Person) -> None:
    claim = actions.claim(by=ruth, person=lucy)
    actions.take_back(by=ruth, claim=claim)
    before = len(mail.outbox)
    tasks.send_letters.call(claim.pk)
    tasks.let_go_of_old.call()
    assert len(mail.outbox) == before
    assert not Claim.objects.filter(until=None).exists()
