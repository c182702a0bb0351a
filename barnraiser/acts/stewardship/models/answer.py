from django.db import models

from barnraiser.communities.models import Rule
from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .case import Case


class Answer(models.Model):
    """What a keeper found, under which rule and why, and what was done. `word` is for the person concerned alone."""

    class Turn(models.TextChoices):
        FIRST = "first", "The answer"
        APPEAL = "appeal", "The answer after another look"

    class Measure(models.TextChoices):
        NOTHING = "nothing", "Nothing more"
        WORD = "word", "A word with the person, in private"
        HIDE = "hide", "The message is taken down, with a trace"
        END = "end", "The membership ends"

    case = models.ForeignKey(Case, models.CASCADE, related_name="answers")
    turn = models.CharField(max_length=10, choices=Turn, default=Turn.FIRST)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    is_upheld = models.BooleanField()
    rule = models.ForeignKey(Rule, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(max_length=1000)
    measure = models.CharField(max_length=10, choices=Measure, default=Measure.NOTHING)
    word = models.TextField(max_length=1000, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Answer"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint("case", "turn", name="one_answer_a_turn"),
            models.CheckConstraint(
                condition=models.Q(is_upheld=True) | models.Q(measure__in=["nothing", "word"]),
                name="no_measure_without_a_finding",
            ),
        ]

    def __str__(self) -> str:
        return self.get_turn_display()

    @property
    def found(self) -> str:
        return "Upheld" if self.is_upheld else "Not upheld"


class Appeal(models.Model):
    """Once, by either side: somebody else is to look again."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="appeal")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.TextField(max_length=1000, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Appeal"]()

    def __str__(self) -> str:
        return f"appeal in case {self.case_id}"
