"""The archive: a file that somebody wants to bring in, and how far it is."""

from enum import StrEnum
from typing import Any, Self

from django.db import models
from django.urls import reverse

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.files import PrivateStorage
from barnraiser.ground.models import Noun, PlannedManager, new_code
from barnraiser.people.models import Person


def private_storage() -> PrivateStorage:
    return PrivateStorage()


def random_name(instance: models.Model, filename: str) -> str:
    return f"imports/{new_code()}{new_code()}"


class State(StrEnum):
    READING = "reading"
    READY = "ready"
    RUNNING = "running"
    STALLED = "stalled"
    FINISHED = "finished"
    FAILED = "failed"
    LEFT = "left"


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, person: Person | None) -> Self:
        """Members know that something was brought into their community; the rules say who may look closer."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(community__in=Community.objects.of(person))

    def whole(self) -> Self:
        """With every row that tells how far it is."""
        return self.select_related("community", "by", "plan", "run", "progress", "outcome", "withdrawal")

    def held(self, key: int) -> "Import":
        """The import as it stands now, whole and locked: who wants to change how far it is waits here."""
        self.select_for_update().get(pk=key)
        return self.whole().get(pk=key)  # read after the wait, or it would be as it was before

    def unfinished(self) -> Self:
        return self.filter(outcome=None, withdrawal=None)


class Import(Noun):
    """An archive that somebody wants to bring into a community."""

    class Kind(models.TextChoices):
        MBOX = "mbox", "Mail archive"

    community = models.ForeignKey(Community, models.CASCADE, related_name="imports")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="imports")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MBOX)
    file_name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    upload = models.FileField(storage=private_storage, upload_to=random_name, max_length=200, blank=True)
    uploaded_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(ImportQuerySet)()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("imports:detail", args=[self.code])

    def row(self, name: str) -> Any:
        """The plan, run, progress, outcome or withdrawal, or None. Needs `whole()`."""
        return getattr(self, name, None)

    @property
    def state(self) -> State:
        if outcome := self.row("outcome"):
            return State.FAILED if outcome.trouble else State.FINISHED
        if self.row("withdrawal"):
            return State.LEFT
        if self.row("run"):
            return State.STALLED if self.row("progress").is_stalled else State.RUNNING
        return State.READY if self.row("plan") else State.READING


class Withdrawal(models.Model):
    """The archive was not brought in after all. Without `by`, it lay for a day and was let go."""

    of = models.OneToOneField(Import, models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Withdrawal"]()

    def __str__(self) -> str:
        return f"withdrawal of {self.of_id}"
