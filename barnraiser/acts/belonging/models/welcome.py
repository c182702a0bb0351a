"""Who is there for somebody new, and who is willing to help with what."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

A_FIRST_MONTH = timedelta(days=30)


class WelcomeQuerySet(models.QuerySet["Welcome"]):
    def fresh(self) -> Self:
        """Those of the last month: later nobody is new any more."""
        return self.filter(since__gt=clock.now() - A_FIRST_MONTH)


class Welcome(Noun):
    """A member is named who is there for somebody new, until they have written, met, or said that it is done."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="welcomes")
    newcomer = models.ForeignKey(Person, models.CASCADE, related_name="+")
    host = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="welcomes_given")
    asked_them_in = models.BooleanField(default=False)
    since = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(WelcomeQuerySet)()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint("community", "newcomer", name="one_welcome_a_newcomer")]

    def __str__(self) -> str:
        return f"welcome {self.code}"

    def get_absolute_url(self) -> str:
        return address("belonging:welcome", self.code)


class Willingness(models.Model):
    """A member is willing to help here, with what and how often. To be a member says nothing of it, and it nothing of
    being a member: the two are kept apart.
    """

    class Often(models.TextChoices):
        ONCE = "once", "Once, when it fits"
        MONTH = "month", "An hour or two a month"
        WEEK = "week", "An hour or two a week"
        MORE = "more", "More than that"

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    is_willing = models.BooleanField()
    with_what = models.CharField(max_length=200, blank=True)
    often = models.CharField(max_length=6, choices=Often, blank=True)
    welcomes = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Willingness"]()

    class Meta:
        verbose_name_plural = "willingnesses"
        constraints = [
            models.UniqueConstraint("community", "person", name="one_word_on_willingness"),
            models.CheckConstraint(
                condition=Q(is_willing=True) | Q(welcomes=False, with_what="", often=""),
                name="who_is_not_willing_names_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.community_id}"

    @property
    def said(self) -> str:
        """The fact in a sentence, as it stands beside the membership."""
        if not self.is_willing:
            return "Not looking for something to do just now."
        what = f"Willing to help with {self.with_what}" if self.with_what else "Willing to help"
        return f"{what}: {self.get_often_display().lower()}." if self.often else f"{what}."
