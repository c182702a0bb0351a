"""Another comes in among a few: asked by one who is there, never past the eighth place, and reading nothing from before."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from barnraiser.acts.direct import actions, queries, rules
from barnraiser.acts.direct.models import MOST_SEATS, Exchange, Seat
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from demo import cast
from tests.at_once import at_once
from tests.conftest import joins
from tests.signing_in import signed_in

from .telling import CANARY, answers, two_write, writes

NEW = "From here on 55aa01"


@pytest.fixture
def three(ruth: Person, callum: Person, priya: Person, soil_and_table: Community) -> Exchange:
    """Ruth, Callum and Priya write to each other."""
    answers(callum, ruth, soil_and_table)
    answers(priya, ruth, soil_and_table)
    return writes(ruth, callum, priya).exchange


def read_by(person: Person, exchange: Exchange) -> list[str]:
    return [line.words for line in queries.messages_visible_to(person).filter(exchange=exchange)]


def hands(n: int, host: Person, community: Community) -> list[Person]:
    return [joins(cast.Part(f"Hand {k}", "", "private", post=f"hand{k}"), community, host) for k in range(n)]


def test_who_turned_to_the_one_who_asks_is_there_at_once_and_reads_nothing_from_before(
    three: Exchange, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    """Reliability class 1."""
    answers(nell, callum, soil_and_table)
    seat = actions.ask_in(by=callum, exchange=three, person=nell)
    assert (seat.answer, seat.place, seat.asked_by) == ("in", 4, callum)
    assert list(queries.visible_to(nell)) == [three]
    assert read_by(nell, three) == []
    assert queries.unread(nell) == 0
    [row] = queries.rows(nell, list(queries.sitting(nell)))
    assert (row.begins, row.new) == ("", 0)
    actions.write(by=callum, exchange=three, words=NEW)
    assert read_by(nell, three) == [NEW]
    assert queries.unread(nell) == 1
    actions.write(by=nell, exchange=three, words="Good to be here.")
    assert CANARY not in str(queries.own(nell)) + signed_in(nell).get(three.get_absolute_url()).text
    [mine] = queries.own(callum)["exchanges"]
    assert mine["i_asked_in"] == ["Nell Whitlock"]
    act = Act.objects.select_related("by", "within").get(kind="direct.asked_in")
    assert (act.by, [party.person_id for party in act.parties.all()]) == (callum, [nell.pk])


def test_a_stranger_says_yes_first_and_reads_from_there(
    three: Exchange, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    assert actions.ask_in(by=callum, exchange=three, person=nell).answer == "waits"
    assert queries.unread(nell) == 1
    actions.write(by=ruth, exchange=three, words="Before the yes.")
    assert read_by(nell, three) == []
    with pytest.raises(Refused, match="Say yes to it first"):
        actions.write(by=nell, exchange=three, words="Hello?")
    actions.accept(by=nell, exchange=three)
    assert read_by(nell, three) == []
    accepted = Act.objects.get(kind="direct.accepted")
    assert [party.person_id for party in accepted.parties.all()] == [callum.pk], "toward whoever asked"
    actions.write(by=ruth, exchange=three, words=NEW)
    assert read_by(nell, three) == [NEW]


def test_a_no_tells_nobody_frees_no_place_and_can_become_a_yes(
    three: Exchange, ruth: Person, callum: Person, nell: Person
) -> None:
    actions.ask_in(by=callum, exchange=three, person=nell)
    before = signed_in(ruth).get(three.get_absolute_url()).text.count("was asked")
    actions.decline(by=nell, exchange=three)
    actions.write(by=ruth, exchange=three, words="Later.")
    assert read_by(nell, three) == []
    assert signed_in(ruth).get(three.get_absolute_url()).text.count("was asked") == before
    for by in (ruth, callum):
        with pytest.raises(Refused, match="Nell Whitlock has been asked already"):
            actions.ask_in(by=by, exchange=three, person=nell)
    actions.accept(by=nell, exchange=three)
    assert read_by(nell, three) == []


def test_only_one_who_sits_there_asks_and_only_whom_they_could_write_to(
    three: Exchange, ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    with pytest.raises(Refused, match="does not exist"):
        actions.ask_in(by=nell, exchange=three, person=harald)
    with pytest.raises(Refused, match="not acquainted"):
        actions.ask_in(by=ruth, exchange=three, person=harald)
    with pytest.raises(Refused, match="for somebody else"):
        actions.ask_in(by=ruth, exchange=three, person=ruth)
    actions.leave(by=callum, exchange=three)
    with pytest.raises(Refused, match="You have left it"):
        actions.ask_in(by=callum, exchange=three, person=nell)
    pair = two_write(ruth, callum, soil_and_table)
    with pytest.raises(Refused, match="Between two it stays between two"):
        actions.ask_in(by=ruth, exchange=pair, person=nell)
    assert not Seat.objects.filter(person__in=[nell, harald]).exists()


def test_strangers_count_for_whoever_asks_them(
    three: Exchange, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    """Reliability class 12: five strangers a day, whether one begins with them or asks them in."""
    others = hands(6, nell, soil_and_table)
    for other in others[:3]:
        actions.ask_in(by=callum, exchange=three, person=other)
    writes(callum, *others[3:5])
    with pytest.raises(Refused, match="5 times a day"):
        actions.ask_in(by=callum, exchange=three, person=others[5])
    actions.ask_in(by=ruth, exchange=three, person=others[5])
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        assert rules.may_ask(callum, 5)


def test_there_are_eight_places_and_who_left_keeps_theirs(
    three: Exchange, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    others = hands(6, nell, soil_and_table)
    for other in others:
        answers(other, ruth, soil_and_table)
    for other in others[:5]:
        actions.ask_in(by=ruth, exchange=three, person=other)
    actions.leave(by=callum, exchange=three)
    with pytest.raises(Refused, match="All 8 places are taken"):
        actions.ask_in(by=ruth, exchange=three, person=others[5])
    for place in (8, 9):
        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.objects.create(exchange=three, person=others[5], place=place, answer="in")
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(exchange=three, place=8).update(person=others[0])


def test_what_passes_among_them_counts_where_all_of_them_belong(
    three: Exchange, ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    assert three.community == soil_and_table
    elsewhere = communities.found(by=nell, name="Elsewhere", slug="elsewhere", purpose="Apart.")
    for person in (ruth, harald):
        communities.admit(person=person, community=elsewhere)
    actions.ask_in(by=ruth, exchange=three, person=harald)
    assert Exchange.objects.select_related("community").get(pk=three.pk).community is None


def test_the_others_read_who_asked_whom_and_the_newcomer_reads_no_earlier_line(
    three: Exchange, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    first, second = hands(2, nell, soil_and_table)
    actions.ask_in(by=callum, exchange=three, person=first)
    answers(second, ruth, soil_and_table)
    actions.ask_in(by=ruth, exchange=three, person=second)
    old = signed_in(callum).get(three.get_absolute_url()).text
    assert "<b>You</b> asked Hand 0 in on" in old
    assert "<b>Ruth Amsel</b> asked Hand 1 in on" in old
    new = signed_in(second).get(three.get_absolute_url()).text
    assert "<b>Ruth Amsel</b> asked you in on" in new
    assert "What was said before you came in is not shown to you." in new
    assert "asked Hand 0 in" not in new
    assert CANARY not in new


def test_who_is_forgotten_is_named_beside_nobody(three: Exchange, callum: Person, nell: Person) -> None:
    actions.ask_in(by=callum, exchange=three, person=nell)
    actions.forget(person=callum)
    assert Seat.objects.select_related("asked_by").get(exchange=three, person=nell).asked_by is None
    actions.accept(by=nell, exchange=three)
    assert not Act.objects.filter(kind="direct.accepted").exists()


def test_whoever_had_begun_had_asked_the_others(three: Exchange, ruth: Person) -> None:
    Seat.objects.update(asked_by=None, asked_at=None)
    import_module("barnraiser.acts.direct.migrations.0002_asking_in").everybody_was_asked_by_who_began(
        apps, None
    )
    asked = Seat.objects.filter(exchange=three).order_by("place").values_list("asked_by", "asked_at")
    assert list(asked) == [(None, None), (ruth.pk, three.begun_at), (ruth.pk, three.begun_at)]


@pytest.mark.django_db(transaction=True)
def test_the_eighth_place_is_given_once(
    transactional_db: None,
    three: Exchange,
    ruth: Person,
    callum: Person,
    priya: Person,
    nell: Person,
    soil_and_table: Community,
    tmp_path: Path,
) -> None:
    """Reliability class 7: three ask three others in, and the same one twice, in one moment; one place is left."""
    others = hands(8, nell, soil_and_table)
    for other in others[:4]:
        answers(other, ruth, soil_and_table)
        actions.ask_in(by=ruth, exchange=three, person=other)

    def asks(by: Person, whom: Person) -> Callable[[], Seat]:
        return lambda: actions.ask_in(by=by, exchange=three, person=whom)

    asked = [
        (ruth, others[4]),
        (callum, others[5]),
        (priya, others[6]),
        (ruth, others[4]),
        (callum, others[4]),
    ]
    outcomes = at_once([asks(*each) for each in asked], tmp_path)
    assert sum(isinstance(one, Seat) for one in outcomes) == 1, outcomes
    assert all(isinstance(one, Seat | Refused) for one in outcomes), outcomes
    assert Seat.objects.filter(exchange=three).count() == MOST_SEATS
    assert Act.objects.filter(kind="direct.asked_in").count() == 5


@pytest.mark.django_db(transaction=True)
def test_who_is_asked_by_two_at_once_has_one_place(
    transactional_db: None, three: Exchange, ruth: Person, callum: Person, nell: Person, tmp_path: Path
) -> None:
    outcomes = at_once(
        [
            lambda: actions.ask_in(by=ruth, exchange=three, person=nell),
            lambda: actions.ask_in(by=callum, exchange=three, person=nell),
        ],
        tmp_path,
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["Refused", "Seat"]
    assert Seat.objects.filter(exchange=three, person=nell).count() == 1
