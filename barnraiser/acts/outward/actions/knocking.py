"""How often one address may be written to."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from barnraiser.ground import clock

from ..models import MOST_A_DAY, Knock, digest_of

A_DAY = timedelta(days=1)


def knock(*, address: str) -> bool:
    """Whether one more letter may go to the address; if so, it is counted. Three in any 24 hours, whoever asks for them."""
    now, digest = clock.now(), digest_of(address)
    if Knock.objects.filter(digest=digest, at__gt=now - A_DAY).count() >= MOST_A_DAY:
        return False
    for number in range(1, MOST_A_DAY + 1):
        try:
            with transaction.atomic():
                Knock.objects.create(digest=digest, day=now.date(), number=number, at=now)
        except IntegrityError:
            continue
        return True
    return False
