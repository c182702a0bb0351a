"""How much of the talk a member wants to hear of, and how soon by mail. Theirs alone, never an act."""

from django.db import models

from barnraiser.communities.models import Community
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .conversation import Conversation


class Level(models.TextChoices):
    """What somebody hears of."""

    ALL = "all", "Everything that is said"
    MINE = "mine", "What concerns me"
    NOTHING = "nothing", "Nothing"


class Cadence(models.TextChoices):
    """How soon it comes by mail."""

    AT_ONCE = "at_once", "At once"
    DAILY = "daily", "Once a day"
    WEEKLY = "weekly", "Once a week"
    NEVER = "never", "Not by mail"


class Hearing(models.Model):
    """What a member hears of from one community. Everything, at once, is the community as a mailing list."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="hearings")
    level = models.CharField(max_length=7, choices=Level, default=Level.MINE)
    cadence = models.CharField(max_length=7, choices=Cadence, default=Cadence.NEVER)

    objects = PlannedManager["Hearing"]()

    class Meta:
        constraints = [models.UniqueConstraint("community", "person", name="one_hearing_per_member")]
        indexes = [models.Index(fields=["community", "level", "cadence"], name="hearings_by_cadence")]

    def __str__(self) -> str:
        return f"{self.person_id} hears {self.level} of {self.community_id}, {self.cadence}"


class Following(models.Model):
    """What somebody hears of from one conversation, where it is not what they hear of from its community."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="followings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    level = models.CharField(max_length=7, choices=Level)

    objects = PlannedManager["Following"]()

    class Meta:
        constraints = [models.UniqueConstraint("conversation", "person", name="one_following_per_person")]

    def __str__(self) -> str:
        return f"{self.person_id} hears {self.level} of {self.conversation_id}"
