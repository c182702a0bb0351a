from datetime import date

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.reciprocity import actions, queries
from barnraiser.acts.reciprocity.models import (
    Answer,
    Confirmation,
    Favour,
    Introduction,
    Promise,
    Response,
    Thanks,
)
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import (
    MONDAY,
    SATURDAY,
    answers,
    asks,
    confirmed,
    introduces,
    later,
    offers,
    promised,
    seen,
    stands,
)

pytestmark = pytest.mark.django_db


def test_the_database_itself_keeps_one_of_each(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = confirmed(callum, asks(ruth, soil_and_table))
    actions.thank(by=ruth, answer=answer, is_public=True)
    made = introduces(nell, ruth, callum)
    actions.respond(by=ruth, introduction=made, is_yes=True)
    held = stands(answer)
    for double in (
        Answer(favour=held.favour, by=callum, at=MONDAY),
        Promise(answer_id=held.pk, at=MONDAY),
        Confirmation(promise_id=held.promise.pk, at=MONDAY),
        Thanks(confirmation_id=held.promise.confirmation.pk, is_public=False, at=MONDAY),
        Introduction(by=nell, one=ruth, two=callum, words="Again", at=MONDAY),
        Introduction(by=ruth, one=callum, two=nell, words="In the wrong order", at=MONDAY),
        Response(introduction=made, person=ruth, is_yes=False, at=MONDAY),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            double.save()


def test_what_is_to_one_never_loses_that(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    ask = asks(ruth, soil_and_table)
    ask.to = callum
    with pytest.raises(IntegrityError), transaction.atomic():
        ask.save()


def test_an_ask_is_seen_by_current_members_and_a_private_one_by_the_two(
    ruth: Person,
    callum: Person,
    priya: Person,
    harald: Person,
    meilin: Person,
    soil_and_table: Community,
    meadow: Community,
) -> None:
    public, private = asks(ruth, soil_and_table), offers(ruth, soil_and_table, to=callum)
    elsewhere = asks(ruth, meadow)
    assert seen(callum) == {public, private}
    assert seen(priya) == {public}
    assert seen(meilin) == {elsewhere}
    assert seen(ruth) == {public, private, elsewhere}
    assert seen(harald) == set()
    assert not queries.visible_to(None).exists()
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    assert seen(callum) == set(), "who left sees nothing any more, not even what was to them"


def test_the_words_of_an_answer_are_seen_by_the_two(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    answer = answers(callum, asks(ruth, soil_and_table))
    for person, sees in ((ruth, True), (callum, True), (priya, False), (None, False)):
        assert queries.answers_visible_to(person).filter(pk=answer.pk).exists() is sees


def test_open_is_what_stands_today_by_somebody_who_is_here(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later()):
        standing, dated = asks(ruth, soil_and_table), asks(ruth, soil_and_table, until=SATURDAY)
        closed, left = asks(ruth, soil_and_table), asks(callum, soil_and_table)
        actions.close(by=ruth, favour=closed)
        assert set(Favour.objects.open()) == {standing, dated, left}
        membership = membership_of(callum, soil_and_table)
        assert membership
        belonging.leave(by=callum, membership=membership)
        assert set(Favour.objects.open()) == {standing, dated}
    with clock.at(later(days=6)):
        assert set(Favour.objects.open()) == {standing}


def test_how_far_it_has_come_is_read_from_the_rows(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = answers(callum, asks(ruth, soil_and_table))
    assert stands(answer).state == "waiting"
    actions.agree(by=ruth, answer=answer)
    assert stands(answer).state == "promised"
    actions.say_done(by=callum, answer=answer)
    assert stands(answer).state == "done"
    actions.say_missed(by=ruth, answer=answer)
    assert stands(answer).state == "missed"
    actions.confirm(by=ruth, answer=answer)
    assert stands(answer).state == "confirmed"


def test_who_helps_and_who_is_helped(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    asked, offered = (
        promised(callum, asks(ruth, soil_and_table)),
        promised(callum, offers(ruth, soil_and_table)),
    )
    assert (stands(asked).helper, stands(asked).receiver) == (callum, ruth)
    assert (stands(offered).helper, stands(offered).receiver) == (ruth, callum)
    assert list(Answer.objects.helped_by(ruth)) == list(Answer.objects.received_by(callum)) == [offered]
    assert stands(asked).other(ruth) == callum


def test_everything_has_a_name_and_an_address(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = confirmed(callum, asks(ruth, soil_and_table, until=date(2099, 1, 1)))
    made = introduces(nell, ruth, callum)
    assert str(answer.favour).startswith("A grain moisture meter")
    assert answer.favour.get_absolute_url() == f"/favours/{answer.favour.code}/"
    assert made.get_absolute_url() == f"/introductions/{made.code}/"
    thanks = actions.thank(by=ruth, answer=answer, is_public=True)
    held = stands(answer)
    closing = actions.close(by=ruth, favour=answer.favour)
    said = actions.respond(by=ruth, introduction=made, is_yes=True)
    for row in (
        answer,
        made,
        thanks,
        held.promise,
        held.promise.doing,
        held.promise.confirmation,
        closing,
        said,
    ):
        assert str(row)
    assert str(answer.ref) == f"reciprocity.answer:{answer.code}"
