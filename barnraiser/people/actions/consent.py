"""What somebody says yes or no to."""

from django.db import transaction

from barnraiser.ground import clock

from .. import purposes
from ..models import Answer, Consent, Person
from .listing import list_person


@transaction.atomic
def answer_consent(
    *,
    by: Person,
    purpose: purposes.Purpose,
    given: bool,
    through: Answer.Through = Answer.Through.OWN_PAGE,
) -> Consent:
    """The person's answer to today's wording stands from now on; the words they were asked are kept beside it."""
    version, now = purposes.current(purpose), clock.now()
    answer, _ = Consent.objects.update_or_create(
        person=by,
        purpose=purpose,
        defaults={"given": given, "version": version, "answered_at": now},
    )
    Answer.objects.create(
        person=by,
        purpose=purpose,
        given=given,
        version=version,
        words=purposes.wording(purpose, version).text,
        through=through,
        at=now,
    )
    if purpose == purposes.Purpose.DIRECTORY:
        list_person(by)
    return answer
