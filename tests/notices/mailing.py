"""What the tests of letters do again and again."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.core import mail
from django.core.mail import EmailMessage

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.notices import letters, tasks
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose
from tests.acts.conversations.telling import asks

# A Sunday noon: the next morning is a Monday's.
SUNDAY = datetime(2026, 10, 4, 12, tzinfo=UTC)
MONDAY = SUNDAY + timedelta(hours=20)


def agrees(person: Person, *purposes: Purpose) -> None:
    for purpose in purposes or (Purpose.DIGESTS,):
        people.answer_consent(by=person, purpose=purpose, given=True)


def hears(person: Person, community: Community, level: str = "mine", cadence: str = "daily") -> None:
    conversations.hear(by=person, community=community, level=level, cadence=cadence)


def answered(by: Person, asker: Person, community: Community, at: datetime = SUNDAY) -> Conversation:
    with clock.at(at):
        talk = asks(asker, community, "Yellow clover?")
        conversations.reply(by=by, conversation=talk, words="Only the *wet* corner.\n\nDrain it.")
    return talk


def morning(moment: datetime) -> list[EmailMessage]:
    """The letters that go out when the schedule comes round at this moment, and its jobs are done."""
    mail.outbox.clear()
    with clock.at(moment):
        for person, cadence, period in list(letters.due(moment)):
            tasks.tell.func(person, cadence, period)
    return list(mail.outbox)


def at_once(person: Person, moment: datetime) -> list[EmailMessage]:
    """The letter that goes out to this person when their job runs at this moment."""
    mail.outbox.clear()
    with clock.at(moment):
        tasks.tell_at_once.func(person.pk)
    return list(mail.outbox)


def to(found: Sequence[EmailMessage], person: Person) -> list[EmailMessage]:
    assert person.account
    return [letter for letter in found if letter.to == [person.account.email]]


def page_of(letter: EmailMessage) -> str:
    ((page, kind),) = letter.alternatives  # type: ignore[attr-defined]
    assert kind == "text/html"
    return str(page)
