import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.helping.models import Agreement
from barnraiser.communities.models import Community
from barnraiser.people.models import Person


def test_nobody_is_their_own_helper(ruth: Person, soil_and_table: Community) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(community=soil_and_table, person=ruth, helper=ruth, proof="own")


def test_asked_is_not_yet_standing(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    row = Agreement.objects.create(community=soil_and_table, person=ruth, helper=callum, proof="own")
    assert list(Agreement.objects.asked()) == [row]
    assert not Agreement.objects.standing().exists()
    assert not row.stands
