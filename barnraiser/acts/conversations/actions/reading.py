"""How far somebody has read: for their own eyes, never an act."""

from datetime import datetime

from django.db import connection

from barnraiser.people.models import Person

from ..models import Conversation

# One statement, since this is what is written most often: at each page that somebody reads first.
_READ = """
INSERT INTO conversations_reading (conversation_id, person_id, at) VALUES (%s, %s, %s)
ON CONFLICT (conversation_id, person_id) DO UPDATE SET at = excluded.at WHERE conversations_reading.at < excluded.at
"""


def read(*, by: Person, conversation: Conversation, until: datetime) -> None:
    """The person has read what was said up to this moment. What was read stays read."""
    with connection.cursor() as cursor:
        cursor.execute(_READ, [conversation.pk, by.pk, connection.ops.adapt_datetimefield_value(until)])
