"""Letters to the addresses of whoever is claimed. Nobody else is told that there are any."""

from datetime import timedelta

from django.conf import settings
from django.tasks import task
from django.urls import reverse

from barnraiser.ground import clock
from barnraiser.ground.mail import send
from barnraiser.people import queries as people

from .models import Claim, token_for

MOST_ADDRESSES = 3
A_DAY = timedelta(days=1)
LETTERS_A_DAY = 3


@task
def send_letters(claim_id: int) -> None:
    """Each known address of the person has a letter, three a day at most whoever asks."""
    claim = Claim.objects.select_related("by", "person").filter(pk=claim_id, until=None).first()
    if claim is None:
        return
    lately = Claim.objects.filter(person=claim.person, at__gt=clock.now() - A_DAY)
    if lately.count() > LETTERS_A_DAY:
        return
    path = reverse("claims:letter", args=[token_for(claim.code)])
    for address in people.addresses_of(claim.person)[:MOST_ADDRESSES]:
        send(
            "claims/mail/claim.txt",
            to=address,
            subject=f"Is this you, {claim.person.name}?",
            context={
                "claim": claim,
                "link": f"{settings.NETWORK_ADDRESS}{path}",
                "network": settings.NETWORK_NAME,
            },
        )


@task
def let_go_of_old() -> None:
    """Claims that nobody proved in time wait no longer. For the schedule."""
    from . import actions

    actions.let_go_of_old()
