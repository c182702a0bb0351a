import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.campaigns import actions
from barnraiser.acts.campaigns.models import Need
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import (
    calls,
    needs,
)

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("H4")
def test_there_is_a_mark_to_beat(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    rival = needs(calls(ruth, soil_and_table, "Beans"), "money", 50_000)
    need = needs(calls(nell, soil_and_table), "money", 200_000)
    mark = actions.challenge(by=nell, need=need, amount=20_000, against=rival)
    assert (mark.amount, mark.against) == (20_000, rival)
    again = actions.challenge(by=nell, need=need, amount=150_000, words="what Ransdale raised in 2024")
    assert (again.pk, again.amount, again.against) == (mark.pk, 150_000, None)
    hours = needs(calls(nell, soil_and_table, "Hedges"))
    with pytest.raises(Refused, match="counted alike"):
        actions.challenge(by=nell, need=hours, amount=1, against=rival)
    with pytest.raises(Refused):
        actions.challenge(by=ruth, need=need, amount=1, words="mine")


def test_a_campaign_has_one_list_of_signatures(nell: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    needs(campaign, "signatures", 10)
    with pytest.raises(Refused, match="One list is enough"):
        needs(campaign, "signatures", 20)


def test_a_need_of_money_has_its_currency_and_the_rest_has_none(
    nell: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    for kind, currency in (("money", ""), ("hours", "GBP")):
        with pytest.raises(IntegrityError), transaction.atomic():
            needs(campaign, kind, 10, currency=currency)
    assert not Need.objects.exists()
