from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.programmes import actions
from barnraiser.acts.programmes.models import Answer, Draft, Mandate, Review, Statement
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import writes

pytestmark = pytest.mark.django_db


def test_a_mandate_stands_from_its_yes_to_its_day(mandate: Mandate) -> None:
    assert mandate.stands
    assert mandate.ended_at is None
    with clock.at(mandate.expires_at):
        assert not mandate.stands
        assert mandate.ended_at == mandate.expires_at
        assert not Mandate.objects.standing()
    assert Mandate.objects.standing().get() == mandate


def test_a_programme_names_its_next_review_and_a_voice_does_not(mandate: Mandate) -> None:
    day = clock.now().date()
    for wrong in ({"mandate": None, "next_on": None}, {"mandate": mandate, "next_on": day}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.create(programme=mandate.programme, level="open", reason="", **wrong)


def test_a_draft_opens_or_answers(mandate: Mandate, soil_and_table: Community) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.create(mandate=mandate, community=soil_and_table, words="Neither.")


@pytest.mark.requirement("J2")
def test_one_statement_a_message_and_one_last_answer_a_draft(
    mandate: Mandate, ruth: Person, soil_and_table: Community
) -> None:
    statement = actions.approve(by=ruth, draft=writes(mandate, soil_and_table).draft)
    other = writes(mandate, soil_and_table).draft
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.create(
            message_id=statement.message_id,
            draft=other,
            mandate=mandate,
            guideline_id=statement.guideline_id,
            was_read_first=False,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(draft_id=statement.draft_id, verdict="declined", waited=timedelta(), by=ruth)
