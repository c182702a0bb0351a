from datetime import timedelta

from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.capital import projector, queries
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import manifests
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from tests.capital.conftest import SUMMER, talk


def test_figures_lag_when_something_happened_since(village: Community, nell: Person, ruth: Person) -> None:
    def lags() -> bool:
        return queries.lags(village, queries.latest(village))

    with clock.at(SUMMER):
        assert lags()
        projector.catch_up(village)
        assert not lags()
        talk(village, [nell, ruth], 1)
        assert lags()
        projector.catch_up(village)
        ledger.retract(act=Act.objects.filter(by__isnull=False)[0], by=None)
        assert lags()
        projector.catch_up(village)
        people.answer_consent(by=ruth, purpose=Consent.Purpose.TIES, given=False)
        assert lags()
        projector.catch_up(village)
        assert not lags()
    with clock.at(SUMMER + timedelta(days=1)):
        assert lags()


def test_soundings_are_found_by_members_only(village: Community, ruth: Person, harald: Person) -> None:
    projector.catch_up(village)
    assert queries.soundings(ruth, village)
    assert queries.soundings(harald, village) == []


def test_own_figures_are_found_by_their_person_only(village: Community, ruth: Person, nell: Person) -> None:
    projector.catch_up(village)
    assert [row.person_id for row in queries.own(ruth)] == [ruth.pk]
    assert [row.person_id for row in queries.own(nell)] == [nell.pk]


def test_a_person_takes_their_own_figures_along(village: Community, ruth: Person) -> None:
    projector.catch_up(village)
    export = manifests()["capital"].export
    assert export
    mine = export(ruth)["own_figures"]
    assert [row["community"] for row in mine] == ["Soil & Table"]
    assert mine[0]["figures"]["gave"] > 0
