"""Who spoke in what was brought in."""

from django.db import models
from django.db.models import Q

from barnraiser.communities.models import Community
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person


class ImportedPerson(models.Model):
    """Words of this person were brought into this community. It lets members open the page of who has not come in yet.

    While `is_held`, nothing with their words has been released, and nobody here knows of them.
    `address` is what the archive called them by, in lower case: a later archive finds the same person by it. Never shown.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    address = models.CharField(max_length=254, blank=True)
    is_held = models.BooleanField(default=False, db_default=False)

    objects = PlannedManager["ImportedPerson"]()

    class Meta:
        constraints = [
            models.UniqueConstraint("community", "person", name="once_an_imported_person"),
            models.UniqueConstraint(
                "community", "address", condition=~Q(address=""), name="one_imported_person_per_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.community_id}"
