from django.db import models
from django.db.models import Q

from barnraiser.acts.conversations.models import Message
from barnraiser.communities.models import Community
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .arrival import Arrival


class Posting(models.Model):
    """A letter became a message. One Message-ID posts once in a community, and the same words once in one place, unless
    their author said that they meant it: then `digest` is empty.

    `called` is what the author's mail program named it, so that their answers and everybody else's find together.
    """

    arrival = models.OneToOneField(Arrival, models.CASCADE, related_name="posting")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    message = models.OneToOneField(Message, models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=64, db_index=True)
    called = models.CharField(max_length=250, blank=True)
    place = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, blank=True)

    objects = PlannedManager["Posting"]()

    class Meta:
        constraints = [
            models.UniqueConstraint("person", "community", "key", name="one_posting_per_message_id"),
            models.UniqueConstraint(
                "person", "place", "digest", condition=~Q(digest=""), name="the_same_words_once_in_a_place"
            ),
        ]

    def __str__(self) -> str:
        return f"posting of {self.arrival_id}"


class Remainder(models.Model):
    """What stood below somebody's own words in their letter: what they quoted, and their signature."""

    message = models.OneToOneField(Message, models.CASCADE, related_name="+")
    words = models.TextField()

    objects = PlannedManager["Remainder"]()

    def __str__(self) -> str:
        return f"remainder of {self.message_id}"
