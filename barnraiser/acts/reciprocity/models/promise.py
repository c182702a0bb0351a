from django.db import models

from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .answer import Answer


class Promise(models.Model):
    """Both want it: the one who helps has given their word."""

    answer = models.OneToOneField(Answer, models.CASCADE, related_name="promise")
    at = models.DateTimeField()

    objects = PlannedManager["Promise"]()

    def __str__(self) -> str:
        return f"promise {self.answer_id}"


class Doing(models.Model):
    """The one who helps says that it is done."""

    promise = models.OneToOneField(Promise, models.CASCADE, related_name="doing")
    at = models.DateTimeField()

    objects = PlannedManager["Doing"]()

    def __str__(self) -> str:
        return f"doing of {self.promise_id}"


class Confirmation(models.Model):
    """The one who was helped says so. From here on it counts as help."""

    promise = models.OneToOneField(Promise, models.CASCADE, related_name="confirmation")
    at = models.DateTimeField()

    objects = PlannedManager["Confirmation"]()

    def __str__(self) -> str:
        return f"confirmation of {self.promise_id}"


class Thanks(models.Model):
    """Thanks for help confirmed, before everybody who sees the ask or offer or between the two."""

    confirmation = models.OneToOneField(Confirmation, models.CASCADE, related_name="thanks")
    words = models.CharField(max_length=500, blank=True)
    is_public = models.BooleanField()
    at = models.DateTimeField()

    objects = PlannedManager["Thanks"]()

    class Meta:
        verbose_name_plural = "thanks"

    def __str__(self) -> str:
        return f"thanks for {self.confirmation_id}"


class Miss(models.Model):
    """One of the two said that what was promised did not happen."""

    promise = models.OneToOneField(Promise, models.CASCADE, related_name="miss")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    objects = PlannedManager["Miss"]()

    class Meta:
        verbose_name_plural = "misses"

    def __str__(self) -> str:
        return f"miss of {self.promise_id}"


class Rejoinder(models.Model):
    """The one who promised answers: it is so, or they see it differently, and then it counts against nobody."""

    miss = models.OneToOneField(Miss, models.CASCADE, related_name="rejoinder")
    agrees = models.BooleanField()
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    objects = PlannedManager["Rejoinder"]()

    def __str__(self) -> str:
        return f"rejoinder to {self.miss_id}"
