from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.surveys import actions
from barnraiser.surveys.models import Consent, Decline, Result, Round, Sheet

from .telling import SIX_AND_EIGHT, answers, asks

pytestmark = pytest.mark.django_db


def test_a_round_is_open_until_its_moment(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    assert round.is_open()
    assert round in Round.objects.open()
    with clock.at(round.closes_at):
        assert not round.is_open()
        assert round in Round.objects.closed()
        assert round not in Round.objects.open()
    assert str(round) == f"Two questions about trust ({round.code})"


def test_a_round_waits_for_whoever_has_neither_answered_nor_put_it_aside(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    one, other, third = crowd[:3]
    answers(one, round)
    actions.decline(by=other, round=round)
    waits = {person: Round.objects.waiting_for(person).exists() for person in (one, other, third)}
    assert waits == {one: False, other: False, third: True}


def test_one_consent_one_sheet_one_no_one_result(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    consent = Consent.objects.create(round=round, person=nell)
    sheet = Sheet.objects.create(consent=consent, answers=SIX_AND_EIGHT)
    no = Decline.objects.create(round=round, person=nell)
    result = Result.objects.create(round=round, figures={})
    assert {str(row).split()[0] for row in (consent, sheet, result)} == {"consent", "sheet", "result"}
    assert str(no) == f"{nell.pk} not in {round.pk}"
    for again in (
        lambda: Consent.objects.create(round=round, person=nell),
        lambda: Sheet.objects.create(consent=consent, answers={}),
        lambda: Decline.objects.create(round=round, person=nell),
        lambda: Result.objects.create(round=round, figures={}),
        lambda: Round.objects.filter(pk=round.pk).update(closes_at=round.opened_at - timedelta(days=1)),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            again()


def test_a_sheet_names_nobody_and_goes_with_its_consent(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    assert {field.name for field in Sheet._meta.get_fields()} == {"id", "consent", "answers"}
    answers(nell, asks(nell, soil_and_table))
    Consent.objects.all().delete()
    assert not Sheet.objects.exists()


def test_only_current_members_see_a_round(
    crowd: list[Person], nell: Person, harald: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    assert list(Round.objects.visible_to(crowd[0])) == [round]
    assert not Round.objects.visible_to(harald).exists()
    assert not Round.objects.visible_to(None).exists()
