"""What somebody began to write, and has not sent."""

from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .conversation import Conversation


class UnsentQuerySet(models.QuerySet["Draft"]):
    def of(self, person: Person) -> Self:
        """Theirs. Nobody else ever sees one."""
        return self.filter(by=person)


class Draft(Noun):
    """One a person and place: a reply in a conversation, or a new conversation in a community."""

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=15, blank=True)
    audience = models.CharField(max_length=9, blank=True)
    title = models.CharField(max_length=200, blank=True)
    words = models.TextField(max_length=60_000, blank=True)
    to = models.CharField(max_length=12, blank=True)
    kept_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(UnsentQuerySet)()

    class Meta:
        ordering = ["-kept_at", "-pk"]
        constraints = [
            models.UniqueConstraint("by", "conversation", name="one_draft_per_conversation"),
            models.UniqueConstraint(
                "by", "community", condition=Q(conversation=None), name="one_draft_per_community"
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.code}"
