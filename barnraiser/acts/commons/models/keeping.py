from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.safestring import SafeString, mark_safe

from barnraiser.acts.conversations.models import OUT, Message
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

LONGEST_TITLE = 80
LONGEST = 4_000


class KeepingQuerySet(models.QuerySet["Keeping"]):
    def visible_to(self, person: Person | None) -> Self:
        """What is kept is seen by members who may read the message it comes from, as long as that says what it said.

        What waits for a yes, or had a no, is seen by whoever asked and whoever is asked: to the first both look the same.
        """
        if person is None or not person.is_claimed:
            return self.none()
        here = self.filter(community__in=Community.objects.of(person))
        inside = here.filter(Message.objects.read_by(person, "source")).exclude(source__hiding__isnull=False)
        asked = Q(state=Keeping.State.ASKED) & (Q(by=person) | Q(source__by=person))
        refused = Q(state=Keeping.State.REFUSED, by=person) & ~Q(source__by=person)
        return inside.filter(Q(state=Keeping.State.KEPT) | asked | refused).exclude(source__words=OUT)

    def kept(self) -> Self:
        return self.filter(state=Keeping.State.KEPT)


class Keeping(Noun):
    """A word, a story or a value that a member keeps of a message, once its author said yes. `standing` is its wording now."""

    class Kind(models.TextChoices):
        WORD = "word", "A word of ours"
        STORY = "story", "A story we tell"
        VALUE = "value", "Something we hold to"

    class State(models.TextChoices):
        ASKED = "asked", "Waits for its author"
        KEPT = "kept", "Kept"
        REFUSED = "refused", "Its author said no"
        OUT = "out", "Taken out by its author"

    community = models.ForeignKey(Community, models.CASCADE, related_name="keepings")
    kind = models.CharField(max_length=5, choices=Kind)
    source = models.ForeignKey(Message, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=7, choices=State)
    at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    number = models.PositiveIntegerField(default=1, help_text="Of the wording that stands.")

    objects = PlannedManager.from_queryset(KeepingQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            # A no is final: nobody asks about the message again. While one is asked, no other is.
            models.UniqueConstraint("source", condition=~Q(state="kept"), name="once_asked_about_a_message"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"

    def get_absolute_url(self) -> str:
        return address("commons:keeping", self.code)

    @property
    def is_kept(self) -> bool:
        return self.state == self.State.KEPT


class WordingQuerySet(models.QuerySet["Wording"]):
    def standing(self) -> Self:
        return self.filter(number=F("keeping__number"))


class Wording(models.Model):
    """How members say it, in one of its versions. Rows are added and never changed."""

    keeping = models.ForeignKey(Keeping, models.CASCADE, related_name="wordings")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    words = models.TextField(max_length=LONGEST)
    html = models.TextField(editable=False)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(WordingQuerySet)()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint("keeping", "number", name="one_kept_wording_a_number")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def safe_html(self) -> SafeString:
        return mark_safe(self.html)  # noqa: S308 - rendered and cleaned by ground.text


class Support(models.Model):
    """A member says that this is how we say it: of one wording, and not of those that follow."""

    keeping = models.ForeignKey(Keeping, models.CASCADE, related_name="supports")
    wording = models.ForeignKey(Wording, models.CASCADE, related_name="supports")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Support"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint("keeping", "by", name="one_support_per_member")]

    def __str__(self) -> str:
        return f"{self.by_id} for {self.keeping_id}"
