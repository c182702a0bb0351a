import pytest

from barnraiser.acts.reciprocity import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import (
    answers,
    asks,
    confirmed,
)

pytestmark = pytest.mark.django_db


def test_everybody_sees_who_helped_and_public_thanks_and_no_more(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    loud, quiet = confirmed(callum, ask), confirmed(priya, ask)
    answers(nell, ask)
    actions.thank(by=ruth, answer=loud, words="Dry.", is_public=True)
    actions.thank(by=ruth, answer=quiet, words="For your ears.", is_public=False)
    seen = queries.of_others(ask)
    assert (seen.came, [a.helper for a in seen.helped]) == (3, [callum, priya])
    assert [a.public_thanks is not None for a in seen.helped] == [True, False]
