from datetime import timedelta

from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from barnraiser.ties import policy
from barnraiser.ties.records import records
from barnraiser.ties.strengths import pairs_among, strengths
from tests.conftest import SPRING
from tests.ties.conftest import Answers


def test_a_pair_has_the_same_bits_among_few_acts_and_among_many(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community, answers: Answers
) -> None:
    for hour in range(40):
        answers(ruth, callum, at=SPRING + timedelta(hours=37 * hour))
        answers(nell, ruth, callum, at=SPRING + timedelta(hours=11 * hour))
    everything = records(soil_and_table, leave_out=set())
    few = [row for row in everything if row.by == ruth.pk]
    pair = (min(ruth.pk, callum.pk), max(ruth.pk, callum.pk))
    whole = strengths(soil_and_table, everything, policy.default())[pair]
    part = strengths(soil_and_table, few, policy.default())[pair]
    assert (whole.a_to_b, whole.b_to_a, whole.peak) == (part.a_to_b, part.b_to_a, part.peak)
    assert strengths(soil_and_table, [], policy.default()) == {}


def test_pairs_name_the_lower_key_first() -> None:
    assert pairs_among([3, 1, 2, 3]) == {(1, 2), (1, 3), (2, 3)}
