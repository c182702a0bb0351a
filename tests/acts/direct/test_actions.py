from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from barnraiser.acts.direct import actions, queries, rules
from barnraiser.acts.direct.models import Exchange, Line, Seat
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from demo import cast
from tests.at_once import at_once
from tests.conftest import joins

from .telling import CANARY, answers, two_write, writes


def acts() -> list[tuple[str, str, list[str]]]:
    rows = Act.objects.standing().filter(kind__startswith="direct.").select_related("by")
    return [
        (
            act.kind,
            act.by.name if act.by else "",
            sorted(p.person.name for p in act.parties.select_related("person") if p.person),
        )
        for act in rows.order_by("pk")
    ]


def test_who_has_turned_to_the_writer_reads_at_once(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answers(callum, ruth, soil_and_table)
    said = writes(ruth, callum)
    assert acts() == [("direct.wrote", "Ruth Amsel", ["Callum Birch"])]
    assert Act.objects.select_related("within").get(kind="direct.wrote").within == soil_and_table
    actions.write(by=callum, exchange=said.exchange, words="Come by on Sunday.")
    actions.write(by=ruth, exchange=said.exchange, words="I will.")
    assert len(acts()) == 3
    assert queries.messages_visible_to(callum).count() == 3


def test_to_others_a_first_message_waits_alone(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answers(ruth, callum, soil_and_table)  # what the writer did is no tie of the other's
    said = writes(ruth, callum)
    assert acts() == [("direct.asked", "Ruth Amsel", ["Callum Birch"])]
    with pytest.raises(Refused, match="Until then it is the only one"):
        actions.write(by=ruth, exchange=said.exchange, words="Did you read it?")
    with pytest.raises(Refused, match="only one"):
        writes(ruth, callum, words="Hello?")
    with pytest.raises(Refused, match="Say yes to it first"):
        actions.write(by=callum, exchange=said.exchange, words="Who is this?")
    actions.accept(by=callum, exchange=said.exchange)
    assert acts()[-1] == ("direct.accepted", "Callum Birch", ["Ruth Amsel"])
    actions.write(by=callum, exchange=said.exchange, words="Gladly.")
    actions.write(by=ruth, exchange=said.exchange, words="Good.")
    assert [kind for kind, *_ in acts()] == [
        "direct.asked",
        "direct.accepted",
        "direct.wrote",
        "direct.wrote",
    ]


def test_writing_back_is_a_yes(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    said = writes(ruth, callum)
    assert writes(callum, ruth, words="You first.").exchange == said.exchange
    actions.write(by=ruth, exchange=said.exchange, words="Thank you.")


def test_a_no_tells_nobody_and_can_become_a_yes(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    said = writes(ruth, callum)
    before = acts()
    actions.decline(by=callum, exchange=said.exchange)
    assert acts() == before
    with pytest.raises(Refused, match="Until then it is the only one"):
        actions.write(by=ruth, exchange=said.exchange, words="Did you read it?")
    with pytest.raises(Refused, match="already"):
        actions.decline(by=callum, exchange=said.exchange)
    actions.accept(by=callum, exchange=said.exchange)
    actions.write(by=ruth, exchange=said.exchange, words="Thank you.")


def test_after_a_no_nothing_more_is_read(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    answers(priya, ruth, soil_and_table)
    exchange = writes(ruth, callum, priya).exchange
    actions.decline(by=callum, exchange=exchange)
    actions.write(by=priya, exchange=exchange, words="Who else reads this?")
    assert queries.messages_visible_to(callum).count() == 1
    assert acts()[-1] == ("direct.wrote", "Priya Nair", ["Ruth Amsel"])


def test_a_few_and_no_more(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    others = [joins(part, soil_and_table, nell) for part in cast.CAST[2:]]
    with pytest.raises(Refused, match="8 people are the most"):
        writes(ruth, *others)
    with pytest.raises(Refused, match="Say who"):
        writes(ruth)
    exchange = writes(ruth, *others[:5]).exchange
    assert exchange.one is None
    assert Seat.objects.filter(exchange=exchange).count() == 6
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(exchange=exchange, person=nell, place=9, answer="in")
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(exchange=exchange, person=nell, place=2, answer="in")


def test_only_with_people_one_sees(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    for by, toward in ((ruth, harald), (harald, ruth), (ruth, ruth)):
        with pytest.raises(Refused):
            writes(by, toward)
    assert not Exchange.objects.exists()


def test_mass_messages_come_to_an_end(
    ruth: Person, nell: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [joins(part, soil_and_table, nell) for part in cast.CAST[2:]]
    for other in others[:5]:
        said = writes(ruth, other)
        actions.decline(by=other, exchange=said.exchange)  # a no frees no place: it would tell of itself
    with pytest.raises(Refused, match="5 times a day"):
        writes(ruth, others[5])
    answers(others[6], ruth, soil_and_table)
    monkeypatch.setattr(rules, "BEGUN_A_DAY", 5)
    with pytest.raises(Refused, match="begun 5"):
        writes(ruth, others[6])
    monkeypatch.setattr(rules, "BEGUN_A_DAY", 20)
    exchange = writes(ruth, others[6]).exchange
    monkeypatch.setattr(rules, "MESSAGES_AN_HOUR", 7)
    actions.write(by=ruth, exchange=exchange, words="One more.")
    with pytest.raises(Refused, match="Rest a little"):
        actions.write(by=ruth, exchange=exchange, words="And one.")


def test_two_have_one_exchange(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    assert writes(callum, ruth).exchange == exchange
    first, second = sorted((ruth.pk, callum.pk))
    with pytest.raises(IntegrityError), transaction.atomic():
        Exchange.objects.create(one_id=first, other_id=second, is_pair=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Exchange.objects.create(one_id=second, other_id=first, is_pair=True)


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_at_once_have_one_exchange(
    transactional_db: None, ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    answers(callum, ruth, soil_and_table)
    answers(ruth, callum, soil_and_table)
    found = at_once(
        [lambda: writes(ruth, callum), lambda: writes(callum, ruth), lambda: writes(ruth, callum)], tmp_path
    )
    assert all(isinstance(one, Line) for one in found), found
    assert Exchange.objects.count() == 1
    assert Line.objects.count() == 3


def test_who_leaves_reads_no_more_and_comes_back_by_writing(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    actions.write(by=callum, exchange=exchange, words="Bye.")
    actions.leave(by=callum, exchange=exchange)
    assert not queries.visible_to(callum).exists()
    assert not queries.messages_visible_to(callum).exists()
    with pytest.raises(Refused, match="Nobody else is here"):
        actions.write(by=ruth, exchange=exchange, words="Wait.")
    with pytest.raises(Refused, match="Nobody else is here"):
        writes(ruth, callum)
    assert writes(callum, ruth, words="Sorry.").exchange == exchange
    actions.write(by=ruth, exchange=exchange, words="Good.")


def test_quiet_is_for_oneself(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    assert queries.unread(callum) == 1
    actions.mute(by=callum, exchange=exchange)
    assert queries.unread(callum) == 0
    assert list(queries.hushed(callum)) == [str(exchange.ref)]
    assert list(queries.hushed(ruth)) == []
    actions.write(by=ruth, exchange=exchange, words="Still there?")
    assert acts()[-1] == ("direct.wrote", "Ruth Amsel", ["Callum Birch"]), "the writer cannot tell"
    actions.unmute(by=callum, exchange=exchange)
    assert queries.unread(callum) == 1


def test_what_was_said_is_taken_out_by_whoever_said_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    message = Line.objects.select_related("exchange", "by").get()
    with pytest.raises(Refused):
        actions.take_back(by=callum, message=message)
    actions.take_back(by=ruth, message=message)
    assert CANARY not in queries.messages_visible_to(callum).get().html
    assert acts() == []
    with pytest.raises(Refused, match="already"):
        actions.take_back(by=ruth, message=message)
    actions.write(by=ruth, exchange=exchange, words="Forget it.")


def test_what_was_read_stays_read(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    now = timezone.now()
    actions.read(by=callum, exchange=exchange, until=now)
    actions.read(by=callum, exchange=exchange, until=exchange.begun_at)
    assert Seat.objects.get(exchange=exchange, person=callum).read_until == now


def test_words_of_the_forgotten_stay_without_a_name_and_empty_rooms_go(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    actions.forget(person=ruth)
    [said] = queries.messages_visible_to(callum)
    assert (said.by, said.words) == (None, CANARY)
    assert queries.rows(callum, list(queries.sitting(callum)))[0].names == "somebody who left"
    with pytest.raises(Refused):
        actions.write(by=callum, exchange=exchange, words="Are you there?")
    writes(priya, callum)
    actions.forget(person=callum)
    assert list(Exchange.objects.values_list("begun_by", flat=True)) == [priya.pk]
    actions.forget(person=priya)
    assert not Line.objects.exists()
