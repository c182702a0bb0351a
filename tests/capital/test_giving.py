from datetime import UTC, datetime, timedelta

import pytest

from barnraiser.acts.ledger.models import Act, Retraction
from barnraiser.capital import giving
from barnraiser.capital.giving import balance, giving_of
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.acts.reciprocity.telling import answers, asks, offers, promised

from .telling import helped, met, talked

AUTUMN = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_confirmed_help_stands_in_its_month_both_ways(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    for at in (datetime(2026, 3, 5, 9, tzinfo=UTC), datetime(2026, 3, 25, 9, tzinfo=UTC), AUTUMN):
        with clock.at(at):
            helped(ruth, callum, soil_and_table)
    with clock.at(datetime(2026, 7, 5, 9, tzinfo=UTC)):
        helped(callum, ruth, soil_and_table)
    with clock.at(AUTUMN):
        mine, theirs = giving_of(ruth), giving_of(callum)
    assert [(m.given, m.received) for m in mine.months] == [
        (0, 0), (0, 0), (0, 0), (2, 0), (0, 0), (0, 0), (0, 0), (0, 1), (0, 0), (0, 0), (0, 0), (1, 0),
    ]  # fmt: skip
    assert (mine.given, mine.received, mine.is_receiving) == (3, 1, False)
    assert (theirs.given, theirs.received, theirs.is_receiving) == (1, 3, True)
    assert [f"{m.first:%b}" for m in mine.months][::11] == ["Dec", "Nov"]
    assert mine.picture.startswith(
        "Help by month. Given: 3 in all, most in March. Received: 1 in all, most in July."
    )


def test_only_confirmed_help_counts_and_what_is_older_or_taken_back_does_not(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(AUTUMN):
        talked(ruth, callum, soil_and_table)
        met(ruth, callum, soil_and_table)
        promised(ruth, asks(callum, soil_and_table))
        answers(callum, offers(ruth, soil_and_table))
        assert giving_of(ruth).given == giving_of(callum).received == 0
        helped(ruth, callum, soil_and_table)
        assert giving_of(ruth).given == giving_of(callum).received == 1
    with clock.at(datetime(2027, 10, 31, 12, tzinfo=UTC)):
        assert giving_of(ruth).given == 1, "the eleven months before this one are in it"
    with clock.at(datetime(2027, 11, 2, 12, tzinfo=UTC)):
        assert giving_of(ruth).given == 0
    with clock.at(AUTUMN):
        Retraction.objects.create(act=Act.objects.get(kind="reciprocity.helped"), by=callum)
        assert giving_of(ruth).given == giving_of(callum).received == 0


@pytest.mark.parametrize(
    ("given", "received", "said"),
    [
        (0, 0, "No help was confirmed in these months, either way."),
        (1, 0, "One thing: too few to say which way it leans."),
        (2, 1, "Three things: too few"),
        (7, 7, "Level: as much one way as the other."),
        (6, 4, "About level. The difference is no more than luck brings."),
        (14, 9, "Just on the giving side."),
        (1, 8, "On the receiving side."),
    ],
)
def test_the_sentence_owns_its_doubt(given: int, received: int, said: str) -> None:
    assert balance(given, received).startswith(said)


def test_who_has_not_asked_for_long_is_told_kindly(ruth: Person, soil_and_table: Community) -> None:
    with clock.at(AUTUMN):
        assert giving_of(ruth).asked.startswith("You have not asked for anything here yet")
        asks(ruth, soil_and_table)
        assert giving_of(ruth).asked == ""
    with clock.at(AUTUMN + timedelta(days=120)):
        assert "since November, and people like being asked" in giving_of(ruth).asked
    with clock.at(AUTUMN + timedelta(days=500)):
        assert "since November 2026" in giving_of(ruth).asked


def test_where_there_is_much_a_peg_stands_for_several(
    ruth: Person, callum: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock.at(AUTUMN):
        assert (giving_of(ruth).rows_up, giving_of(ruth).a_peg) == (2, 1)
        monkeypatch.setattr(giving, "PEGS", 3)
        for _ in range(4):
            helped(ruth, callum, soil_and_table)
        found = giving_of(ruth)
    assert (found.a_peg, found.months[-1].given, len(found.months[-1].pegs_up)) == (2, 4, 2)
