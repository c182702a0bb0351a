"""What the house says by itself: at most one letter to an address in a day, with all that waited in it."""

from datetime import datetime, timedelta
from email.policy import SMTP

from django.core.mail import EmailMessage, mailers
from django.db import IntegrityError, transaction

from barnraiser.ground import clock

from .. import letters, tasks
from ..models import Answer, Turn

ONE_DAY = timedelta(hours=24)
MOST_SAID = 20


@transaction.atomic
def answer(*, address: str, words: str) -> None:
    """The words reach the address, at once or when a day is over since the last. Nobody is told the same thing twice."""
    address = address.strip().lower()
    if not address or Answer.objects.filter(address=address, words=words, sent_at=None).exists():
        return
    said = Answer.objects.create(address=address, words=words)
    tasks.answer.enqueue(said.pk)


def say(*, address: str) -> bool:
    """What waits is said, where the address was not written to within a day."""
    waiting = list(Answer.objects.filter(address=address, sent_at=None)[:MOST_SAID])
    if not waiting:
        return False
    is_turn, before = _take_turn(address)
    if not is_turn:
        return False
    try:
        _hand_over(letters.answer(address, [each.words for each in waiting]))
    except BaseException:
        _give_back(address, before)
        raise
    Answer.objects.filter(pk__in=[each.pk for each in waiting]).update(sent_at=clock.now())
    return True


def _take_turn(address: str) -> tuple[bool, datetime | None]:
    """Whether it is the address's turn, and when it had its last, to be given back if nothing goes out."""
    now = clock.now()
    try:
        with transaction.atomic():
            Turn.objects.create(address=address, last_at=now)
    except IntegrityError:
        row = Turn.objects.get(address=address)
        taken = Turn.objects.filter(pk=row.pk, last_at=row.last_at, last_at__lte=now - ONE_DAY).update(
            last_at=now
        )
        return bool(taken), row.last_at
    return True, None


def _give_back(address: str, before: datetime | None) -> None:
    if before is None:
        Turn.objects.filter(address=address).delete()
    else:
        Turn.objects.filter(address=address).update(last_at=before)


def _hand_over(mail: EmailMessage) -> None:
    """With an empty sender, so that no machine answers. Django asks for one, the mail server does not. Lines end as they do in
    SMTP: by others a server reads the letter as one line, and refuses what is longer than a line may be.
    """
    with mailers.default as mailer:
        line = getattr(mailer, "connection", None)
        if line is None:
            mailer.send_messages([mail])
        else:
            line.sendmail("", mail.to, mail.message(policy=SMTP).as_bytes())
