"""Thank, and take thanks back."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import THANKED
from ..models import Message, Thanks
from ..rules import may_thank


@transaction.atomic
def thank(*, by: Person, message: Message) -> Thanks:
    """The author of the message is thanked by this person, once."""
    may_thank(by, message).require()
    thanks, is_new = Thanks.objects.get_or_create(message=message, by=by, defaults={"at": clock.now()})
    if is_new and message.by:
        ledger.record(
            THANKED,
            by=by,
            toward=[message.by],
            within=message.conversation.community,
            about=message.ref,
            at=thanks.at,
            occasion=f"thanks {thanks.pk}",
        )
    return thanks


@transaction.atomic
def take_back_thanks(*, by: Person, message: Message) -> None:
    """The person no longer thanks for the message, and the act no longer counts."""
    may_thank(by, message).require()
    given, _ = Thanks.objects.filter(message=message, by=by).delete()
    if given:
        for act in ledger.standing_about(message.ref, by=by, kind=THANKED):
            ledger.retract(act=act, by=by, reason="thanks taken back")
