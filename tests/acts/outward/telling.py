"""What the tests of the way out tell again and again."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import mail
from django.core.mail import EmailMessage

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Conversation
from barnraiser.acts.outward import actions, tasks
from barnraiser.acts.outward.models import Issue, Reader
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
A_DAY = timedelta(days=1)
HERE = "/communities/soil-and-table/"


def says(by: Person, community: Community, title: str = "Who grows near us?", **other: Any) -> Conversation:
    """The person starts a conversation that everybody may read, unless another audience is given."""
    given = {"kind": "question", "words": "Tell *us*.", "audience": Audience.PUBLIC} | other
    return conversations.start(by=by, community=community, title=title, **given)


def sends(by: Person, community: Community, *picks: Conversation, **other: Any) -> Issue:
    given = {"title": "Autumn", "words": "It rained.", "picks": picks} | other
    return actions.send(by=by, issue=actions.compose(by=by, community=community, **given))


def reads(community: Community, address: str = "stranger@elsewhere.example") -> Reader:
    """The address asked for it and said yes."""
    actions.ask(community=community, address=address)
    reader = Reader.objects.select_related("community").get(community=community, address=address.lower())
    actions.new_word(reader=reader)
    reader.refresh_from_db(fields=["word", "word_until"])
    return actions.say_yes(reader=reader)


def delivered(issue: Issue, at: datetime | None = None) -> list[EmailMessage]:
    """The letters that go out when the jobs of this newsletter have run."""
    from barnraiser.acts.outward import queries

    mail.outbox.clear()
    with clock.at(at or clock.now()):
        tasks.deliver.func(issue.pk)
        for key in queries.unsettled(issue):
            tasks.hand_over.func(key)
    return list(mail.outbox)


def link_in(letter: EmailMessage) -> str:
    found = re.search(r"https?://[^/\s]+(/newsletters/\S+)", str(letter.body))
    assert found
    return found[1]


def stop_of(letter: EmailMessage) -> str:
    return re.sub(r"^<https?://[^/]+|>$", "", letter.extra_headers["List-Unsubscribe"])
