from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .campaign import Campaign


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, person: Person | None) -> Self:
        return self.filter(campaign__in=Campaign.objects.visible_to(person).values("pk"))


class Need(Noun):
    """What the campaign needs, and how much of it. Money is counted in pence or cents, and is only ever promised."""

    class Kind(models.TextChoices):
        MONEY = "money", "Money"
        HOURS = "hours", "Hours"
        SKILLS = "skills", "Skills"
        THINGS = "things", "Things"
        SIGNATURES = "signatures", "Signatures"

    class Currency(models.TextChoices):
        EUR = "EUR", "Euro (€)"
        GBP = "GBP", "Pound (£)"
        USD = "USD", "Dollar ($)"
        CHF = "CHF", "Swiss franc (CHF)"
        SEK = "SEK", "Swedish krona (SEK)"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="needs")
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=120)
    words = models.CharField(max_length=400, blank=True)
    target = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3, choices=Currency, blank=True)
    bounded = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects = PlannedManager.from_queryset(NeedQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(target__gte=1), name="a_need_asks_for_something"),
            models.CheckConstraint(
                condition=Q(kind="money") ^ Q(currency=""), name="money_has_a_currency_and_nothing_else_has"
            ),
            models.UniqueConstraint(
                "campaign", condition=Q(kind="signatures"), name="one_list_of_signatures_per_campaign"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("campaigns:need", self.code)

    @property
    def is_signed(self) -> bool:
        """A name is all it asks for: given at once, once a person."""
        return self.kind == self.Kind.SIGNATURES


class Challenge(models.Model):
    """The mark to beat: what another campaign came to, as it stood that day, or an earlier mark in plain words."""

    need = models.OneToOneField(Need, models.CASCADE, related_name="challenge")
    amount = models.PositiveBigIntegerField()
    words = models.CharField(max_length=160, blank=True)
    against = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects = PlannedManager["Challenge"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="a_challenge_names_a_number"),
        ]

    def __str__(self) -> str:
        return f"beat {self.amount}"
