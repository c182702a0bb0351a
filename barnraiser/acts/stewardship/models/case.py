from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from barnraiser.communities.models import Community, Membership, Role, RoleGrant, Rule
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

KEEPERS = (Role.STEWARD, Role.HOST)


class CaseQuerySet(models.QuerySet["Case"]):
    def kept_by(self, person: Person) -> Self:
        """Those of the communities the person keeps, except where it is about themselves or they raised it, or where
        whom it is about made them a keeper since.
        """
        keeps = RoleGrant.objects.filter(
            membership__person=person, membership__until=None, until=None, role__in=KEEPERS,
            membership__community=OuterRef("community"),
        ).exclude(granted_by=Coalesce(OuterRef("concerned"), 0), since__gte=OuterRef("opened_at"))  # fmt: skip
        own = Report.objects.filter(case=OuterRef("pk"), by=person)
        return self.filter(Exists(keeps), ~Exists(own)).exclude(concerned=person)

    def raised_by(self, person: Person) -> Self:
        return self.filter(Exists(Report.objects.filter(case=OuterRef("pk"), by=person)))

    def told_to(self, person: Person) -> Self:
        """Those about the person that were answered: before, nobody has anything to tell them."""
        return self.filter(concerned=person).exclude(answered_at=None)

    def visible_to(self, person: Person | None) -> Self:
        """A case is seen by the community's keepers, by who raised it, and once answered by whom it is about."""
        if person is None or not person.is_claimed:
            return self.none()
        mine = self.model.objects
        return self.filter(
            Q(pk__in=mine.kept_by(person).values("pk"))
            | Q(pk__in=mine.raised_by(person).values("pk"))
            | Q(pk__in=mine.told_to(person).values("pk"))
        )

    def waiting(self) -> Self:
        """Those that a keeper still has to answer: never answered, or asked to be looked at again."""
        return self.filter(Q(answered_at=None) | Q(appeal__isnull=False, settled_at=None))


class Case(Noun):
    """One thing (or person) that concerns were raised about in a community, until it is answered.

    `answered_at` and `settled_at` are the days of the first and of the last answer; the answers are rows of their own.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    about = models.CharField(max_length=80)
    concerned = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(CaseQuerySet)()

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "community", "about", condition=Q(answered_at=None), name="one_open_case_a_thing"
            )
        ]

    def __str__(self) -> str:
        return f"case {self.code}"

    def get_absolute_url(self) -> str:
        return address("stewardship:detail", self.code)

    @property
    def thing(self) -> Ref:
        return Ref.parse(self.about)

    def membership(self) -> Membership | None:
        """The current membership of the person it is about."""
        if self.concerned_id is None:
            return None
        rows = Membership.objects.current().filter(community=self.community_id, person=self.concerned_id)
        return rows.select_related("person", "community").first()


class Report(models.Model):
    """What somebody says happened, which rule it goes against (none: no rule fits), and what would help.

    `may_name`: the other side may know who said it, and in which words.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="reports")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    about = models.CharField(max_length=80)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    rule = models.ForeignKey(Rule, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(max_length=2000, blank=True)
    wanted = models.TextField(max_length=600, blank=True)
    may_name = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Report"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint("community", "about", "by", name="one_report_a_person_and_thing")
        ]

    def __str__(self) -> str:
        return f"report in case {self.case_id}"


class Handling(models.Model):
    """A keeper looks into the case, from one day and perhaps until they put it down."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="handlings")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager["Handling"]()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint("case", condition=Q(until=None), name="one_keeper_looks_into_a_case")
        ]

    def __str__(self) -> str:
        return f"{self.by_id} in case {self.case_id}"
