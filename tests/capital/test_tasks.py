import pytest

from barnraiser.capital import projector, tasks
from barnraiser.capital.models import OwnReading, Sounding
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import talked


def test_one_community_and_all_are_read(village: Community) -> None:
    tasks.read_community.func(village.pk)
    first = Sounding.objects.filter(community=village).count()
    assert first
    Sounding.objects.all().delete()
    tasks.read_all.func()
    assert Sounding.objects.filter(community=village).count() == first
    tasks.read_community.func(0)


def test_only_what_lags_is_read_again(village: Community, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks.read_lagging.func()
    assert Sounding.objects.exists()
    monkeypatch.setattr(projector, "catch_up", lambda community: pytest.fail("nothing happened since"))
    tasks.read_lagging.func()


def test_own_figures_of_one_community_follow(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talked(ruth, callum, soil_and_table)
    tasks.keep_up.func(soil_and_table.pk)
    assert OwnReading.objects.get(person=ruth).figures["gave"] == 1
    tasks.keep_up.func(0)
