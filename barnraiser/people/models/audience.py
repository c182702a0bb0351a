from django.db import models

from barnraiser.ground.models import PlannedManager

from .person import Person


class Audience(models.TextChoices):
    """Who reads a part of somebody's page, from the widest to the narrowest."""

    PUBLIC = "public", "Everybody"
    NETWORK = "network", "Members"
    COMMUNITIES = "communities", "My communities"


class Part(models.TextChoices):
    """The parts of a page that have an audience of their own."""

    NAME = "name", "Name"
    PICTURE = "picture", "Picture"
    TAGLINE = "tagline", "One line"
    WEBSITE = "website", "Website"
    PLACE = "place", "Place and country"
    SECTOR = "sector", "Walk of life"
    TIER = "tier", "How far I decide for others"
    AFFILIATIONS = "affiliations", "Where I work or serve"
    LANGUAGES = "languages", "Languages"
    INTERESTS = "interests", "What I care about"
    EXPERTISE = "expertise", "What I know"
    VALUES = "values", "Values"
    BIOGRAPHIES = "biographies", "Short biographies"
    STORY = "story", "Story"
    LINKS = "links", "My pages elsewhere"


class Showing(models.Model):
    """How far one part of somebody's page is shown. A part without a row is shown to those in their communities."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="showings")
    part = models.CharField(max_length=12, choices=Part)
    audience = models.CharField(max_length=11, choices=Audience)

    objects = PlannedManager["Showing"]()

    class Meta:
        constraints = [models.UniqueConstraint("person", "part", name="one_audience_per_part")]
        indexes = [models.Index("part", "audience", "person", name="shown_how_far")]

    def __str__(self) -> str:
        return f"{self.part}: {self.audience}"
