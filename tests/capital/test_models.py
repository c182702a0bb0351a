from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from barnraiser.capital import projector
from barnraiser.capital.models import Map, OwnReading, Reading, Refresh, Sounding
from barnraiser.communities.models import Community
from barnraiser.people.models import Person


def test_a_figure_is_given_or_refused_and_never_both(village: Community) -> None:
    projector.catch_up(village)
    given = Reading.objects.filter(refusal="")[0]
    for wrong in ({"refusal": "R1"}, {"value": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reading.objects.filter(pk=given.pk).update(**wrong)


def test_own_figures_are_visible_to_their_person(village: Community, ruth: Person) -> None:
    projector.catch_up(village)
    assert [own.person_id for own in OwnReading.objects.visible_to(ruth)] == [ruth.pk]
    assert not OwnReading.objects.visible_to(None)


def test_rows_say_what_they_are(village: Community, ruth: Person) -> None:
    projector.catch_up(village)
    now = Sounding.objects.latest("as_of")
    assert str(now) == f"{village.pk} as of {now.as_of:%Y-%m-%d}"
    assert str(Reading(key="density", value=0.5)) == "density: 0.5"
    assert str(OwnReading(person=ruth, community=village)) == f"{ruth.pk} in {village.pk}"
    assert str(Map(community=village)) == f"map of {village.pk}"
    later = now.as_of + timedelta(days=1)
    assert str(Refresh(community=village, asked_at=later)) == f"{village.pk} at {later}"
