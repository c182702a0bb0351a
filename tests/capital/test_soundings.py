from dataclasses import replace
from datetime import timedelta

import pytest
from tiework import Outcome
from tiework.acts import ActTable

from barnraiser.capital import words
from barnraiser.capital.evidence import all_done
from barnraiser.capital.models import Reading
from barnraiser.capital.soundings import Basis, basis, declared_groups, figures, refused
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from barnraiser.ties import queries as ties
from tests.capital.conftest import SUMMER, neighbours


def of(community: Community) -> Basis:
    return basis(community, ties.all_records(community), all_done(community), SUMMER, is_now=True)


def test_the_digest_changes_with_whatever_goes_in_and_with_nothing_else(village: Community) -> None:
    base = of(village)
    assert of(village).digest == base.digest
    others = [
        replace(base, as_of=base.as_of + timedelta(days=1)),
        replace(base, left_out=1),
        replace(base, never_asked=1),
        replace(base, replicates=7),
        replace(base, labels=None),
        replace(base, evidence=replace(base.evidence, tiers={"1": 3})),
        replace(base, evidence=replace(base.evidence, outcomes=(Outcome("1", "2", True, 0.0),))),
        replace(base, policy=base.policy.with_half_life(45)),
    ]
    assert base.digest not in {other.digest for other in others}


def test_the_same_basis_gives_the_same_figures(village: Community) -> None:
    assert figures(of(village)) == figures(of(village))


def test_a_long_silence_is_refused_rather_than_read_from_what_is_left(village: Community) -> None:
    late = replace(of(village), as_of=SUMMER + timedelta(days=3000))
    refusal = refused(late)
    assert refusal
    assert "have a tie here just now" in refusal.reason


def test_groups_are_sectors_where_half_gave_theirs(nell: Person, soil_and_table: Community) -> None:
    few = [*neighbours(soil_and_table, 2), *neighbours(soil_and_table, 4, ("",))]
    keys = frozenset(person.pk for person in few)
    assert declared_groups(keys) is None
    found = declared_groups(frozenset(person.pk for person in few[:4]))
    assert found
    assert sorted(map(str, found.values())) == ["None", "None", "private", "public"]


@pytest.mark.parametrize(
    ("members", "left_out", "said"),
    [
        (0, 0, "nobody can be counted here yet"),
        (1, 0, "only one member can be counted here"),
        (7, 0, "only seven members can be counted here"),
        (7, 1, "fewer than eight members can be counted here"),
    ],
)
def test_too_few_are_counted_out_in_plain_words_and_not_where_that_tells_who_said_no(
    village: Community, members: int, left_out: int, said: str
) -> None:
    base = of(village)
    few = ActTable.from_records([], people=[str(k) for k in range(members)])
    refusal = refused(replace(base, acts=few, left_out=left_out))
    assert refusal
    assert refusal.reason == said
    shown = words.refusal(Reading(reason=refusal.reason, enough=refusal.enough))
    assert shown == f"Not shown: {said}. Figures begin at eight."
