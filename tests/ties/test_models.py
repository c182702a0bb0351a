import pytest
from django.db import IntegrityError, transaction

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.ties.models import Mark, Tie, Weight


def tie(community: Community, a: Person, b: Person) -> Tie:
    now = clock.now()
    strengths = dict.fromkeys(("a_to_b", "b_to_a", "together", "in_person", "mutual", "peak"), 1.0)
    return Tie(community=community, a=a, b=b, act_count=1, first_at=now, last_at=now, **strengths)


def test_two_people_have_one_tie_in_a_community_and_nobody_one_with_themselves(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    a, b = sorted((nell, ruth), key=lambda person: person.pk)
    tie(soil_and_table, a, b).save()
    for again in (tie(soil_and_table, a, b), tie(soil_and_table, b, a), tie(soil_and_table, a, a)):
        with pytest.raises(IntegrityError), transaction.atomic():
            again.save()


def test_rows_say_what_they_are(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    assert str(tie(soil_and_table, nell, ruth)) == f"{nell.pk} and {ruth.pk} in {soil_and_table.pk}"
    assert str(Mark(community=soil_and_table, act=7)) == f"act 7 in {soil_and_table.pk}"


@pytest.mark.parametrize("weight", [-0.1, 5.1])
def test_the_database_bounds_a_weight(soil_and_table: Community, weight: float) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Weight.objects.create(community=soil_and_table, kind="conversations.replied", weight=weight)


def test_one_weight_a_kind_stands(soil_and_table: Community) -> None:
    first = Weight.objects.create(community=soil_and_table, kind="conversations.replied", weight=2)
    assert str(first) == "conversations.replied 2"
    with pytest.raises(IntegrityError), transaction.atomic():
        Weight.objects.create(community=soil_and_table, kind="conversations.replied", weight=3, version=2)
