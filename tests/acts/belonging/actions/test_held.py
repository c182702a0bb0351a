from collections.abc import Callable
from pathlib import Path

import pytest

from barnraiser.acts.belonging import actions
from barnraiser.acts.belonging.models import Acceptance, Declination
from barnraiser.communities.models import Community, Membership
from barnraiser.people.models import Account, Person
from tests.at_once import at_once

from ..telling import ORLA, asked, comes


@pytest.mark.django_db(transaction=True)
def test_of_two_who_redeem_one_letter_at_once_one_comes_in(
    transactional_db: None, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    invitation, _ = asked(ruth, soil_and_table)
    outcomes = at_once([lambda: comes(invitation) for _ in range(4)], tmp_path)
    assert sorted(type(o).__name__ for o in outcomes) == ["Person", "Refused", "Refused", "Refused"]
    assert Acceptance.objects.filter(invitation=invitation).count() == 1
    assert Account.objects.filter(email=ORLA).count() == 1
    assert Membership.objects.current().filter(community=soil_and_table).exclude(person=ruth).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_letters_to_one_address_redeemed_at_once_make_one_account(
    transactional_db: None, nell: Person, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    letters = [asked(by, soil_and_table)[0] for by in (nell, ruth)]
    outcomes = at_once([lambda letter=letter: comes(letter) for letter in letters], tmp_path)  # type: ignore[misc]
    assert sorted(type(o).__name__ for o in outcomes) == ["Person", "Refused"]
    assert Account.objects.filter(email=ORLA).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_a_yes_and_a_not_this_time_at_once_one_stands(
    transactional_db: None, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    invitation, _ = asked(ruth, soil_and_table)
    calls: list[Callable[[], object]] = [lambda: actions.decline(by=None, invitation=invitation)] * 3
    outcomes = at_once([*calls, lambda: comes(invitation)], tmp_path)
    came = Acceptance.objects.filter(invitation=invitation).count()
    declined = Declination.objects.filter(invitation=invitation).count()
    assert (came, declined) in {(1, 0), (0, 1)}
    assert [type(o).__name__ for o in outcomes].count("Refused") == (3 if came else 1)
