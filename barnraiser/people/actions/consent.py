"""What somebody says yes or no to."""

from barnraiser.ground import clock

from ..models import Consent, Person


def answer_consent(*, by: Person, purpose: Consent.Purpose, given: bool) -> Consent:
    """The person's answer to this purpose stands from now on."""
    answer, _ = Consent.objects.update_or_create(
        person=by, purpose=purpose, defaults={"given": given, "answered_at": clock.now()}
    )
    return answer
