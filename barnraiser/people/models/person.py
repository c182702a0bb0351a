from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager

from .account import Account


class Sector(models.TextChoices):
    PUBLIC = "public", "Public"
    PRIVATE = "private", "Private"
    ACADEMIA = "academia", "Academia"
    NONPROFIT = "nonprofit", "Non-profit"
    MEDIA = "media", "Media"


class Tier(models.IntegerChoices):
    """How far somebody decides for others, as they say it themselves."""

    NEIGHBOUR = 1, "I take part as a neighbour, a learner or a volunteer"
    PRACTITIONER = 2, "I do this work, or run an organisation that does"
    DECIDER = 3, "I decide on money, rules or coverage for others"


class Interest(models.Model):
    """A subject somebody cares about, in their own word, kept once."""

    word = models.CharField(max_length=40)

    class Meta:
        ordering = ["word"]
        constraints = [models.UniqueConstraint(Lower("word"), name="one_interest_per_word")]

    def __str__(self) -> str:
        return self.word


class PersonQuerySet(models.QuerySet["Person"]):
    def claimed(self) -> Self:
        return self.filter(account__isnull=False)

    def named(self, words: str) -> Self:
        return self.filter(models.Q(name__icontains=words) | models.Q(tagline__icontains=words))


class Person(Noun):
    """A person, whether or not they have come in yet: an imported archive brings people who may claim themselves later."""

    account = models.OneToOneField(Account, models.SET_NULL, null=True, blank=True, related_name="person")
    handle = models.CharField(
        max_length=30, unique=True, validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]{1,29}$")]
    )
    name = models.CharField(max_length=80)
    tagline = models.CharField(max_length=140, blank=True)
    place = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, blank=True)
    geoname = models.PositiveIntegerField(null=True, blank=True, help_text="The place's number in GeoNames.")
    # A tenth of a degree is about ten kilometres: near enough to be found, too coarse for a front door.
    latitude = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    longitude = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    sector = models.CharField(max_length=10, choices=Sector, blank=True)
    tier = models.PositiveSmallIntegerField(choices=Tier, null=True, blank=True)
    website = models.URLField(blank=True)
    sentence = models.CharField(max_length=160, blank=True)
    paragraph = models.TextField(max_length=600, blank=True)
    story = models.TextField(max_length=4000, blank=True)
    picture = models.ImageField(upload_to="people/", blank=True)
    interests = models.ManyToManyField(Interest, blank=True, related_name="people")
    arrived_at = models.DateTimeField(default=clock.now)
    profile_written_at = models.DateTimeField(null=True, blank=True)
    skeleton = models.CharField(max_length=200, blank=True, db_index=True, editable=False)

    # Whom this row was read for, and whether they see the person. Kept by queries.read_for, of this row alone.
    read_for: int | None = None
    is_known: bool = False

    objects = PlannedManager.from_queryset(PersonQuerySet)()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__isnull=False, latitude__gte=-90, latitude__lte=90)
                & models.Q(longitude__isnull=False, longitude__gte=-180, longitude__lte=180),
                name="a_point_is_whole_and_on_the_earth",
            )
        ]
        indexes = [models.Index("latitude", "longitude", name="people_by_point")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_claimed(self) -> bool:
        return self.account_id is not None

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[0].isalnum()]
        return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()

    @property
    def picture_url(self) -> str:
        """Each new picture has a new address, so that a browser may keep the old one without harm."""
        if not self.picture.name:
            return ""
        return f"{address('people:picture', self.code)}?{self.picture.name.rpartition('/')[2][:6]}"

    def get_absolute_url(self) -> str:
        return address("people:person", self.handle)


class Address(models.Model):
    """An email address that is known to be a person's: how an imported person is found again. Never shown."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="addresses")
    address = models.EmailField(max_length=254)

    objects = PlannedManager["Address"]()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("address"), name="one_person_per_address")]

    def __str__(self) -> str:
        return self.address
