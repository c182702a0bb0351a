import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from barnraiser.suggestions import actions, queries
from barnraiser.suggestions.models import PutAside


@pytest.fixture
def key(ruth: Person, callum: Person, soil_and_table: Community) -> str:
    """Callum asks for a hand, and Ruth could give it."""
    reciprocity.ask(by=callum, community=soil_and_table, gift="knowledge", title="Who knows heritage wheat?")
    return queries.of(ruth).give[0].key


def test_put_aside_and_taken_back(ruth: Person, key: str) -> None:
    actions.put_aside(by=ruth, key=key)
    actions.put_aside(by=ruth, key=key)
    assert PutAside.objects.count() == 1
    actions.take_back(by=ruth, key=key)
    assert queries.of(ruth).give[0].key == key


def test_only_what_is_suggested_to_oneself_is_put_aside(callum: Person, key: str) -> None:
    with pytest.raises(Refused, match="not suggested to you"):
        actions.put_aside(by=callum, key=key)
    assert not PutAside.objects.exists()


def test_taking_back_touches_nobody_elses(ruth: Person, priya: Person, key: str) -> None:
    actions.put_aside(by=ruth, key=key)
    actions.take_back(by=priya, key=key)
    assert PutAside.objects.of(ruth).exists()


def test_forgetting_leaves_nothing(ruth: Person, key: str) -> None:
    actions.put_aside(by=ruth, key=key)
    belonging.forget_me(by=ruth)
    assert not PutAside.objects.exists()
