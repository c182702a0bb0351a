"""The archive: a file that somebody wants to bring in, and how far it is."""

from enum import StrEnum
from typing import Any, Self

from django.db import models
from django.db.models import Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
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
    HELD = "held"
    RELEASING = "releasing"


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, person: Person | None) -> Self:
        """Members know that something was brought into their community; the rules say who may look closer."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(community__in=Community.objects.of(person))

    def whole(self) -> Self:
        """With every row that tells how far it is."""
        return self.select_related(
            "community", "by", "plan", "run", "progress", "outcome", "withdrawal", "release"
        )

    def held(self, key: int) -> "Import":
        """The import as it stands now, whole and locked: who wants to change how far it is waits here."""
        self.select_for_update().get(pk=key)
        return self.whole().get(pk=key)  # read after the wait, or it would be as it was before

    def unfinished(self) -> Self:
        return self.filter(outcome=None, withdrawal=None)

    def held_back(self) -> Self:
        """What came in and waits for a steward's word."""
        came = Q(run__messages__gt=0, outcome__isnull=False)
        return self.filter(came, withdrawal=None, release=None)


class Import(Noun):
    """An archive that somebody wants to bring into a community.

    What is no mail is laid down once as mail, in `mailbox`; `left_out` says how much of it was not, and why, and stands once
    the mailbox does. `site` is where a Discourse file comes from: the posts do not say.
    """

    class Kind(models.TextChoices):
        MBOX = "mbox", "Mail archive"
        SLACK = "slack", "Slack export"
        DISCOURSE = "discourse", "Discourse posts"
        MASTODON = "mastodon", "Mastodon archive"

    community = models.ForeignKey(Community, models.CASCADE, related_name="imports")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="imports")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MBOX)
    file_name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    upload = models.FileField(storage=private_storage, upload_to=random_name, max_length=200, blank=True)
    uploaded_at = models.DateTimeField(default=clock.now)
    site = models.CharField(max_length=100, blank=True)
    left_out = models.JSONField(null=True)

    objects = PlannedManager.from_queryset(ImportQuerySet)()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return address("imports:detail", self.code)

    def row(self, name: str) -> Any:
        """The plan, run, progress, outcome, withdrawal or release, or None. Needs `whole()`."""
        return getattr(self, name, None)

    @property
    def is_mail(self) -> bool:
        return self.kind == self.Kind.MBOX

    @property
    def mailbox(self) -> str:
        """The name of the file that holds it as mail."""
        name = self.upload.name or ""
        return name if self.is_mail or not name else f"{name}.mbox"

    @property
    def mail_path(self) -> str:
        return self.upload.storage.path(self.mailbox)

    @property
    def has_come(self) -> bool:
        """Something of it came in, and it is over."""
        run = self.row("run")
        return bool(self.row("outcome") and run and run.messages)

    @property
    def state(self) -> State:
        if self.row("withdrawal"):
            return State.LEFT
        if outcome := self.row("outcome"):
            if self.has_come and not (release := self.row("release")):
                return State.HELD
            if self.has_come and not release.ended_at:
                return State.RELEASING
            return State.FAILED if outcome.trouble else State.FINISHED
        if self.row("run"):
            return State.STALLED if self.row("progress").is_stalled else State.RUNNING
        return State.READY if self.row("plan") else State.READING


class Withdrawal(models.Model):
    """The archive was not brought in after all, and what had come in is taken back. Without `by`, it lay for a day and was
    let go.
    """

    of = models.OneToOneField(Import, models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Withdrawal"]()

    def __str__(self) -> str:
        return f"withdrawal of {self.of_id}"


class Release(models.Model):
    """A steward let what came in into the community. `ended_at` says when all of it stood there."""

    of = models.OneToOneField(Import, models.CASCADE, related_name="release")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    objects = PlannedManager["Release"]()

    def __str__(self) -> str:
        return f"release of {self.of_id}"
