import pytest

from barnraiser.communities.models import Community
from barnraiser.ground import manifest
from barnraiser.people.models import Person

from ..telling import (
    answers,
    asks,
)

pytestmark = pytest.mark.django_db


def test_a_card_is_shown_to_those_who_see_the_thing(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    answer = answers(callum, asks(ruth, soil_and_table))
    refs = [answer.ref, answer.favour.ref]
    assert set(manifest.cards_of(ruth, refs)) == {str(ref) for ref in refs}
    assert set(manifest.cards_of(priya, refs)) == {str(answer.favour.ref)}
    assert manifest.cards_of(ruth, refs)[str(answer.ref)].url.endswith(f"#a-{answer.code}")
