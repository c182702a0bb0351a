from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.safestring import SafeString, mark_safe

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

LONGEST_TITLE = 120
LONGEST = 40_000


class PageQuerySet(models.QuerySet["Page"]):
    def visible_to(self, person: Person | None) -> Self:
        """A community's pages are its members'."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(community__in=Community.objects.of(person))


class Page(Noun):
    """What members know together about one thing, in sections."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="pages")
    title = models.CharField(max_length=LONGEST_TITLE)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    written_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(PageQuerySet)()

    class Meta:
        ordering = [Lower("title"), "pk"]
        constraints = [
            models.UniqueConstraint("community", Lower("title"), name="one_page_of_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("commons:page", self.code)


class SectionQuerySet(models.QuerySet["Section"]):
    def visible_to(self, person: Person | None) -> Self:
        """A section is seen with its page; and where it comes from a conversation, by those who may read that."""
        if person is None or not person.is_claimed:
            return self.none()
        pages = Page.objects.visible_to(person)
        readable = Q(source=None) | Q(Conversation.objects.read_by(person, "source"))
        return self.filter(page__in=pages).filter(readable)


class Section(Noun):
    """A part of a page, with the conversation it was gathered from. `number` is of the version that stands.

    Taken out, it stands nowhere, and its versions can be put back. One whose conversation is no more is no more.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="sections")
    place = models.PositiveIntegerField()
    source = models.ForeignKey(Conversation, models.CASCADE, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField(default=1)

    objects = PlannedManager.from_queryset(SectionQuerySet)()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint("page", "place", name="one_section_a_place")]

    def __str__(self) -> str:
        return f"section {self.code}"

    def get_absolute_url(self) -> str:
        return f"{self.page.get_absolute_url()}#s-{self.code}"

    @property
    def anchor(self) -> str:
        """What its heading is called on the page."""
        return f"h-{self.code}"


class VersionQuerySet(models.QuerySet["Version"]):
    def standing(self) -> Self:
        return self.filter(number=F("section__number"))


class Version(models.Model):
    """What a section said from a moment on. Rows are added and never changed; `restores` names the one it brings back."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    heading = models.CharField(max_length=LONGEST_TITLE)
    words = models.TextField(max_length=LONGEST, blank=True)
    html = models.TextField(editable=False)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    restores = models.PositiveIntegerField(null=True, blank=True)

    objects = PlannedManager.from_queryset(VersionQuerySet)()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint("section", "number", name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.heading} ({self.number})"

    @property
    def is_out(self) -> bool:
        return not self.words

    @property
    def safe_html(self) -> SafeString:
        return mark_safe(self.html)  # noqa: S308 - rendered and cleaned by ground.text
