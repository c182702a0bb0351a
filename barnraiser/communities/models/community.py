from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from barnraiser.ground import clock
from barnraiser.ground.manifest import tabs
from barnraiser.ground.models import Noun, PlannedManager

if TYPE_CHECKING:
    from barnraiser.people.models import Person

    from .membership import Standing


class CommunityQuerySet(models.QuerySet["Community"]):
    def of(self, person: "Person | None") -> Self:
        """Those the person is a member of."""
        if person is None:
            return self.none()
        return self.filter(memberships__person=person, memberships__until=None)

    def visible_to(self, person: "Person | None") -> Self:
        """Those the person is a member of, and those that show their front page to the whole network."""
        if person is None or not person.is_claimed:
            return self.none()
        mine = Q(pk__in=Community.objects.of(person).values("pk"))
        return self.filter(mine | Q(door__in=[Community.Door.OPEN, Community.Door.ASKED]))


class Community(Noun):
    """People with a shared purpose, and the words and rules they affirmed."""

    class Door(models.TextChoices):
        OPEN = "open", "Everyone in the network sees its front page and may join"
        ASKED = "asked", "Everyone in the network sees its front page and may ask to be let in"
        INVITED = "invited", "Only members see it, and people join when a member invites them"

    class Paint(models.TextChoices):
        FALU = "falu", "Falu red"
        SPRUCE = "spruce", "Spruce"
        INDIGO = "indigo", "Indigo"
        UMBER = "umber", "Umber"
        PLUM = "plum", "Plum"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    purpose = models.CharField(max_length=300)
    line = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=160, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    door = models.CharField(max_length=10, choices=Door, default=Door.INVITED)
    paint = models.CharField(max_length=10, choices=Paint, default=Paint.FALU)
    founded_at = models.DateTimeField(default=clock.now)

    # How the reader stands here, where a page was asked for that changes nothing. Kept by queries.stand, of this row alone.
    standing: "Standing | None" = None

    objects = PlannedManager.from_queryset(CommunityQuerySet)()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "communities"
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent=models.F("id")), name="a_community_is_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def known_of(self, person: "Person | None") -> "Standing | None":
        """How this person stands here, where that was read together with the row."""
        return self.standing if self.standing and person and self.standing.person == person.pk else None

    def get_absolute_url(self) -> str:
        """A community opens at its first tab, whichever app offers it."""
        return reverse(tabs()[0].url_name, args=[self.slug])
