"""What every noun shares: an address that tells nothing, no fetch that nobody planned, constraints known by name."""

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.db import IntegrityError, transaction

from barnraiser.communities.models import Community, Membership
from barnraiser.ground.models import ALPHABET, database_error_names, new_code
from barnraiser.people.models import Account, Person


def test_codes_are_long_unlike_and_easy_to_read_aloud() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(len(code) == 12 and set(code) <= set(ALPHABET) for code in codes)
    assert not set("01ilo") & set(ALPHABET)


def test_a_noun_is_named_by_app_noun_and_code(soil_and_table: Community) -> None:
    assert str(soil_and_table.ref) == f"communities.community:{soil_and_table.code}"


def test_a_relation_nobody_planned_for_raises(soil_and_table: Community) -> None:
    bare = Membership.objects.first()
    assert bare is not None
    with pytest.raises(FieldFetchBlocked):
        bare.person  # noqa: B018 - the fetch is the point
    planned = Membership.objects.select_related("person").first()
    assert planned is not None
    assert planned.person.name == "Nell Whitlock"


def test_the_broken_constraint_is_known_by_name_on_either_database(nell: Person) -> None:
    twin = Account(email="Nell@aldervalley.example")
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        twin.save()
    assert database_error_names(refused.value, "one_account_per_address")
    assert not database_error_names(refused.value, "one_community_per_name")
