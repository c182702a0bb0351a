from datetime import timedelta

from barnraiser.acts.conversations.manifest import STARTED, THANKED
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from barnraiser.ties.records import act_table, among, records
from tests.conftest import SPRING
from tests.ties.conftest import Answers


def test_only_acts_toward_somebody_come_along_in_an_order_of_their_own(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community, answers: Answers
) -> None:
    answers(ruth, nell, at=SPRING + timedelta(days=2), kind=THANKED)
    late = answers(ruth, nell, at=SPRING + timedelta(days=1))
    early = answers(callum, nell, ruth, at=SPRING)
    answers(callum, at=SPRING)
    answers(callum, kind=STARTED)
    found = records(soil_and_table, leave_out=set())
    assert [row.pk for row in found[:2]] == [early.pk, late.pk]
    assert [row.kind for row in found] == ["conversations.replied"] * 2 + ["conversations.thanked"]
    assert found[0].toward == tuple(sorted((nell.pk, ruth.pk)))


def test_who_is_left_out_is_in_no_act(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community, answers: Answers
) -> None:
    answers(callum, nell, ruth)
    answers(ruth, callum)
    found = records(soil_and_table, leave_out={ruth.pk})
    assert [(row.by, row.toward) for row in found] == [(callum.pk, (nell.pk,))]


def test_acts_among_some_and_touching_some(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community, answers: Answers
) -> None:
    answers(callum, nell)
    answers(nell, ruth)
    everything = records(soil_and_table, leave_out=set())
    assert [row.by for row in among(everything, {nell.pk, ruth.pk})] == [nell.pk]
    assert [row.by for row in records(soil_and_table, leave_out=set(), touching=[callum.pk])] == [callum.pk]
    assert act_table(everything, [ruth.pk, nell.pk, callum.pk]).people == tuple(
        map(str, sorted((ruth.pk, nell.pk, callum.pk)))
    )
