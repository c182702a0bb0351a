from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .confiding import confided_to


class Audience(models.TextChoices):
    """Who reads a conversation. Three at the most: more of them, and nobody knows any more who is listening."""

    PUBLIC = "public", "Everybody, on the internet too"
    COMMUNITY = "community", "Everybody in the community"
    TRUSTED = "trusted", "People I have met, and those they trust"


class Kind(models.TextChoices):
    QUESTION = "question", "Question"
    FAILURE = "failure", "Failure"
    FRUSTRATION = "frustration", "Frustration"
    SUCCESS = "success", "Success"
    RESOURCE = "resource", "Resource"
    ANNOUNCEMENT = "announcement", "Announcement"


# What people only say when they trust the room. It stays there.
CANDID = (Kind.FAILURE, Kind.FRUSTRATION)


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, person: Person | None) -> Self:
        """A public conversation is seen by everybody; any other by the current members of its community, and one among the
        trusted, of these, by whoever has met its author or is trusted by somebody who has. One that became part of another
        is seen there; what is held back is seen by nobody.
        """
        everybody = Q(audience=Audience.PUBLIC)
        stands = self.released().filter(merged_into=None)
        if person is None or not person.is_claimed:
            return stands.filter(everybody)
        inside = Q(community__in=Community.objects.of(person))
        return stands.filter(everybody | (inside & (~Q(audience=Audience.TRUSTED) | confided_to(person))))

    def read_by(self, person: Person | None, at: str) -> Exists:
        """Whether the person reads the conversation that a row names in this field. It is asked row by row: SQLite would else
        list all that they read, to look for one.
        """
        return Exists(self.visible_to(person).filter(pk=OuterRef(at)))

    def public(self) -> Self:
        """What a stranger may read, too."""
        return self.released().filter(audience=Audience.PUBLIC, merged_into=None)

    def released(self) -> Self:
        """All but what is held back: that does not exist yet, for anybody."""
        return self.filter(held_by="")

    def held(self, by: str) -> Self:
        """What this thing brought and holds back."""
        return self.filter(held_by=by)

    def for_outside(self) -> Self:
        """What may be exported, quoted elsewhere or shown to an organisation, by whoever sees it: never a failure or a
        frustration, and nothing that was said among the trusted.
        """
        return self.exclude(kind__in=CANDID).exclude(audience=Audience.TRUSTED)

    def unanswered(self) -> Self:
        """Questions that nobody has answered."""
        return self.filter(kind=Conversation.Kind.QUESTION, reply_count=0)


class Conversation(Noun):
    """A conversation of a kind in a community. Its first message opens it.

    `held_by` is the Ref of what brought it and has not been released: until then it is nowhere, and no act is recorded of it.
    """

    Kind = Kind
    Audience = Audience

    community = models.ForeignKey(Community, models.CASCADE, related_name="conversations")
    kind = models.CharField(max_length=15, choices=Kind)
    audience = models.CharField(max_length=9, choices=Audience, default=Audience.COMMUNITY)
    title = models.CharField(max_length=200)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="conversations")
    started_at = models.DateTimeField()
    last_at = models.DateTimeField()
    reply_count = models.PositiveIntegerField(default=0)
    pinned_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # Minutes between two messages of one person; none is as they please.
    pace = models.PositiveSmallIntegerField(default=0)
    # What became part of another stays as an address that leads there, with the message that opened it.
    merged_into = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="+")
    opened_with = models.ForeignKey(
        "conversations.Message", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    held_by = models.CharField(max_length=60, blank=True, default="", db_default="")

    objects = PlannedManager.from_queryset(ConversationQuerySet)()

    class Meta:
        ordering = ["-last_at", "-pk"]
        indexes = [
            models.Index(fields=["community", "-last_at"], name="conversations_newest_first"),
            models.Index(fields=["held_by"], name="conversations_held", condition=~Q(held_by="")),
            models.Index(
                fields=["community"], condition=Q(pinned_at__isnull=False), name="conversations_pinned"
            ),
            models.Index(
                fields=["community"], condition=Q(audience=Audience.TRUSTED), name="conversations_confided"
            ),
            models.Index(
                fields=["community", "started_at"],
                condition=Q(kind=Kind.QUESTION, reply_count=0),
                name="conversations_unanswered",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(audience=Audience.PUBLIC, kind__in=CANDID),
                name="what_is_candid_stays_in_the_room",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("conversations:detail", self.code)

    @property
    def is_candid(self) -> bool:
        """A failure or a frustration: it leaves the room in no form."""
        return self.kind in CANDID

    @property
    def waits(self) -> bool:
        """It asks, and nobody has answered."""
        return self.kind == self.Kind.QUESTION and self.reply_count == 0


class Reading(models.Model):
    """How far a person has read. What a member did, so it is not rebuilt from the ledger; never an act."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="readings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Reading"]()

    class Meta:
        constraints = [models.UniqueConstraint("conversation", "person", name="one_reading_per_person")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.conversation_id}"
