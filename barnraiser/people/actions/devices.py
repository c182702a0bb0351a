"""Which browsers somebody signs in with, and which of their visits go on."""

import hashlib

from allauth.usersessions.models import UserSession
from django.db import transaction

from barnraiser.ground import clock

from .. import tasks
from ..models import Account, Device, Person, device_digest


@transaction.atomic
def know_device(*, account: Account, token: str, called: str) -> Device:
    """The browser with this secret is known to be one the account signs in with. If others were, and this one was not,
    a letter says so, once.
    """
    is_first = not Device.objects.filter(account=account).exists()
    known, is_new = Device.objects.get_or_create(
        account=account, digest=device_digest(token), defaults={"since": clock.now()}
    )
    if is_new and not is_first:
        tasks.tell_of_sign_in.enqueue(account.pk, called, known.since.isoformat())
    return known


def visit_name(session: UserSession) -> str:
    """What a visit is called in a form: it tells nothing of the key that opens it."""
    return hashlib.sha256(f"visit:{session.session_key}".encode()).hexdigest()[:16]


@transaction.atomic
def end_visit(*, by: Person, visit: str) -> bool:
    """The person's visit of this name is over, wherever it is. Whether there was one."""
    for session in UserSession.objects.filter(user_id=by.account_id):
        if visit_name(session) == visit:
            session.end()
            return True
    return False
