"""Paper: codes that work once, for a while, and are not to be guessed."""

from datetime import timedelta
from pathlib import Path

import pytest

from barnraiser.acts.belonging import actions, queries
from barnraiser.acts.belonging.models import JoinAnswer, Miss, Sheet
from barnraiser.acts.belonging.rules import sheets as rules
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, PowerAct
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once


@pytest.fixture
def sheet(nell: Person, soil_and_table: Community) -> Sheet:
    [made] = actions.make_sheets(by=nell, community=soil_and_table)
    return made


def tries(by: Person, community: Community, code: str) -> Sheet | None:
    return actions.try_code(by=by, community=community, code=code, for_person=False)


@pytest.mark.requirement("B11", "B1")
def test_whoever_signed_is_a_member_without_an_account(
    nell: Person, soil_and_table: Community, sheet: Sheet
) -> None:
    found = tries(nell, soil_and_table, sheet.printed_code.upper())
    assert found == sheet
    ada = actions.enter_by_sheet(
        by=nell, sheet=found, name="Ada Small", counts_ties=True, answers={0: "Bread."}
    )
    assert not ada.is_claimed
    assert rooms.affirmation_of(ada, soil_and_table)
    assert queries.host_of(ada, soil_and_table) == nell
    assert JoinAnswer.objects.get(person=ada).words == "Bread."
    assert PowerAct.objects.filter(what__contains="signed on paper").count() == 1
    assert tries(nell, soil_and_table, sheet.printed_code) is None, "a code works once"
    with pytest.raises(Refused):
        actions.enter_by_sheet(by=nell, sheet=found, name="Another")


def test_used_run_out_let_go_foreign_and_never_made_are_answered_alike(
    nell: Person, soil_and_table: Community
) -> None:
    """Reliability classes 2, 10 and 15."""
    from tests.acts.belonging.telling import mill_house

    used, gone, kept = actions.make_sheets(by=nell, community=soil_and_table, number=3)
    actions.use_sheet(by=nell, sheet=used)
    actions.let_go_of_sheet(by=nell, sheet=gone)
    foreign = actions.make_sheets(by=nell, community=mill_house(nell))[0]
    for code in (used.printed_code, gone.printed_code, foreign.printed_code, "22222-22222"):
        assert tries(nell, soil_and_table, code) is None
    with clock.at(clock.now() + timedelta(days=61)):
        assert tries(nell, soil_and_table, kept.printed_code) is None


def test_guessing_is_stopped_and_the_misses_stay(
    nell: Person, soil_and_table: Community, sheet: Sheet
) -> None:
    for number in range(rules.GUESSES):
        assert tries(nell, soil_and_table, f"22222-2222{number + 2}") is None
    assert Miss.objects.count() == rules.GUESSES
    with pytest.raises(Refused, match="quarter of an hour"):
        tries(nell, soil_and_table, sheet.printed_code)
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert tries(nell, soil_and_table, sheet.printed_code) == sheet


def test_a_sheet_of_one_sort_does_not_do_for_the_other(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    """Reliability class 11."""
    [agreement] = actions.make_sheets(by=nell, community=soil_and_table, person=ruth)
    assert tries(nell, soil_and_table, agreement.printed_code) is None
    with pytest.raises(Refused, match="no join form"):
        actions.enter_by_sheet(by=nell, sheet=agreement, name="Ada")


def test_only_stewards_and_hosts_print_and_not_without_end(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    with pytest.raises(Refused):
        actions.make_sheets(by=ruth, community=soil_and_table)
    with pytest.raises(Refused, match="for a member"):
        actions.make_sheets(by=nell, community=soil_and_table, person=harald)
    with pytest.raises(Refused, match="At most"):
        actions.make_sheets(by=nell, community=soil_and_table, number=rules.SHEETS_WAITING + 1)
    actions.make_sheets(by=nell, community=soil_and_table)
    assert queries.sheets_out(ruth, soil_and_table) == []
    assert len(queries.sheets_out(nell, soil_and_table)) == 1


def test_no_code_is_kept(sheet: Sheet) -> None:
    plain = sheet.printed_code.replace("-", "")
    assert plain not in str(Sheet.objects.values().get())


@pytest.mark.django_db(transaction=True)
def test_of_two_who_enter_one_sheet_at_once_one_does(
    transactional_db: None, nell: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    [sheet] = actions.make_sheets(by=nell, community=soil_and_table)
    entering = [lambda: actions.enter_by_sheet(by=nell, sheet=sheet, name="Ada")] * 2
    outcomes = at_once(entering, tmp_path)
    assert sorted(type(o).__name__ for o in outcomes) == ["Person", "Refused"]
    assert Person.objects.filter(name="Ada").count() == 1


def test_forgetting_lets_sheets_go(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    actions.make_sheets(by=nell, community=soil_and_table, person=ruth)
    tries(ruth, soil_and_table, "22222-22222")
    actions.forget(person=ruth)
    assert not Sheet.objects.exists()
    assert not Miss.objects.exists()
