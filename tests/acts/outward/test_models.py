"""What the database itself keeps to one."""

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.outward.models import Delivery, Reader
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose

from .telling import reads, sends

pytestmark = pytest.mark.django_db
ADDRESS = "stranger@elsewhere.example"


def wants_news(person: Person) -> None:
    people.answer_consent(by=person, purpose=Purpose.NEWS, given=True)


class TestOnce:
    def test_the_database_keeps_it_to_one(
        self, nell: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        issue = sends(nell, soil_and_table, talk)
        reader = reads(soil_and_table)
        Delivery.objects.create(issue=issue, reader=reader)
        for wrong in ({"reader": reader}, {}, {"reader": reader, "person": nell}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Delivery.objects.create(issue=issue, **wrong)
        with pytest.raises(IntegrityError), transaction.atomic():
            Reader.objects.create(community=soil_and_table, address=reader.address)
        assert str(reader.address) not in f"{reader} {Delivery.objects.get()}"
