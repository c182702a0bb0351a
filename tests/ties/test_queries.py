from datetime import timedelta

import numpy as np
from tiework.ties import ties

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations.manifest import THANKED
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from barnraiser.ties import policy, projector, queries
from tests.conftest import SPRING
from tests.ties.conftest import Answers
from tests.ties.reweighing import reweighs


def test_stored_ties_stand_where_the_engine_puts_them_at_any_later_moment(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community, answers: Answers
) -> None:
    for day, (by, toward) in enumerate([(ruth, callum), (callum, ruth), (nell, ruth), (ruth, callum)]):
        answers(by, toward, at=SPRING + timedelta(days=9 * day))
    answers(callum, nell, at=SPRING, kind=THANKED)
    projector.catch_up()
    moment = clock.now() + timedelta(days=200)
    everybody = queries.counted(soil_and_table, moment).people
    kept = queries.table(soil_and_table, everybody, moment)
    acts = queries.acts(queries.all_records(soil_and_table), everybody, moment)
    fresh = ties(acts, policy.default(), moment)
    assert kept.people == fresh.people
    for name in ("i", "j", "s_ij", "s_ji", "together", "peak", "n_acts", "first", "last", "mutual"):
        np.testing.assert_allclose(getattr(kept, name), getattr(fresh, name), rtol=1e-12, err_msg=name)


def test_members_count_and_who_declined_is_counted_only_as_left_out(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    people.answer_consent(by=callum, purpose=Consent.Purpose.TIES, given=False)
    counted = queries.counted(soil_and_table, clock.now())
    assert counted.people == {nell.pk, ruth.pk}
    assert counted.left_out == 1 == queries.left_out_of(soil_and_table)


def test_who_left_no_longer_counts_and_did_before(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    before = clock.now()
    with clock.at(before + timedelta(days=3)):
        membership = communities.membership_of(ruth, soil_and_table)
        assert membership
        belonging.leave(by=ruth, membership=membership)
    assert ruth.pk in queries.counted(soil_and_table, before + timedelta(days=1)).people
    assert ruth.pk not in queries.counted(soil_and_table, before + timedelta(days=4)).people


def test_people_of_an_archive_count_from_their_first_act(
    nell: Person, soil_and_table: Community, answers: Answers
) -> None:
    hana = people.introduce(name="Hana Quist")
    answers(hana, nell, at=SPRING)
    assert hana.pk in queries.counted(soil_and_table, SPRING + timedelta(days=1)).people
    assert hana.pk not in queries.counted(soil_and_table, SPRING - timedelta(days=1)).people
    assert queries.counted(soil_and_table, SPRING + timedelta(days=1)).never_asked == 1
    assert queries.counted(soil_and_table, SPRING - timedelta(days=1)).never_asked == 0


def test_a_stranger_who_signed_in_elsewhere_does_not_count(
    nell: Person, harald: Person, soil_and_table: Community, answers: Answers
) -> None:
    answers(nell, harald)
    assert harald.pk not in queries.counted(soil_and_table, clock.now()).people


def test_an_act_dated_after_it_was_written_down_counts_from_then(
    ruth: Person, callum: Person, soil_and_table: Community, answers: Answers
) -> None:
    with clock.at(SPRING):
        answers(ruth, callum, at=SPRING + timedelta(days=400))
    assert [row.at for row in queries.all_records(soil_and_table)] == [SPRING]


def test_weights_are_told_heaviest_first_with_the_decision_that_changed_them(
    soil_and_table: Community,
) -> None:
    reweighs(soil_and_table, 2)
    standing = reweighs(soil_and_table, 5)
    told = queries.weights_of(soil_and_table)
    assert [one.weight for one in told] == sorted((one.weight for one in told), reverse=True)
    changed = [one for one in told if one.is_changed]
    assert [(one.kind, one.words, one.weight, one.usual, one.decided) for one in changed] == [
        ("conversations.replied", "Somebody answered somebody", 5, 1, standing)
    ]
    assert all(one.why for one in told)
    assert [weight.weight for weight in queries.earlier_weights(soil_and_table)] == [2]
    assert queries.in_words("barns.raised") == "Barns.raised"
