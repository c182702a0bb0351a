import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.campaigns import actions
from barnraiser.acts.campaigns.models import (
    Campaign,
    Challenge,
    Endorsement,
    Need,
    Owner,
    Pledge,
    Step,
    Voice,
)
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import SOIL, calls, gives, later, needs, seen

pytestmark = pytest.mark.django_db


def test_once_is_kept_by_the_database(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    pledge = gives(ruth, need)
    point = actions.propose(by=nell, campaign=campaign, words="A point")
    actions.endorse(by=ruth, campaign=campaign)
    actions.challenge(by=nell, need=need, amount=9, words="then")
    now = later()
    for again in (
        lambda: Pledge.objects.create(need=need, by=ruth, at=now),
        lambda: Owner.objects.create(campaign=campaign, person=nell, part="Twice", asked_at=now),
        lambda: Endorsement.objects.create(campaign=campaign, by=ruth, at=now),
        lambda: Voice.objects.create(point=point, by=nell, stance="behind", at=now),
        lambda: Challenge.objects.create(need=need, amount=1, at=now),
        lambda: Pledge.objects.create(need=need, by=nell, amount=0, at=now),
        lambda: Need.objects.create(campaign=campaign, kind="hours", title="None", target=0, at=now),
        lambda: Voice.objects.create(point=point, by=ruth, stance="otherwise", at=now),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            again()
    Step.objects.create(pledge=pledge, kind="let_go", at=now)
    for kind in ("let_go", "received", "not_kept"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Step.objects.create(pledge=pledge, kind=kind, at=now)


def test_steps_tell_what_stands(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    pledge = gives(ruth, needs(calls(nell, soil_and_table)))
    assert list(Pledge.objects.standing().named()) == [pledge]
    assert list(Pledge.objects.with_step(Step.Kind.LET_GO)) == []
    Step.objects.create(pledge=pledge, kind="let_go", at=later())
    assert list(Pledge.objects.standing()) == []
    assert list(Pledge.objects.with_step(Step.Kind.LET_GO)) == [pledge]


def test_owners_are_asked_before_they_stand(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    asked = actions.ask_to_carry(by=nell, campaign=campaign, person=ruth, part="Vans")
    assert list(Owner.objects.asked()) == [asked]
    assert not Owner.objects.standing().filter(person=ruth).exists()
    actions.answer_asking(by=ruth, asked=asked, yes=True)
    assert not Owner.objects.asked().exists()


def test_a_campaign_knows_its_address_and_its_day(nell: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    assert str(campaign) == SOIL
    assert campaign.get_absolute_url() == f"/campaigns/{campaign.code}/"
    assert not campaign.is_past(campaign.until)
    assert campaign.is_past(later(days=300).date())
    assert list(Campaign.objects.running()) == [seen(campaign)]
    assert needs(campaign, "signatures").is_signed
