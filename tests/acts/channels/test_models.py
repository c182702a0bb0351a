import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.channels.models import Channel, Judgement
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import tells


def test_one_judgement_each_and_https_alone(ruth: Person, soil_and_table: Community) -> None:
    channel = tells(ruth, soil_and_table)
    Judgement.objects.create(channel=channel, by=ruth, is_good=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.create(channel=channel, by=ruth, is_good=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Channel.objects.create(
            community=soil_and_table, by=ruth, name="x", line="x", address="http://x.example"
        )


def test_a_look_alike_host_is_seen_not_to_be_it() -> None:
    assert Channel(address="https://b\u0430nk.example/x").house.startswith("xn--")
    assert Channel(address="https://bank.example/x").house == "bank.example"
    assert Channel(address="https://" + "ä" * 70 + ".example/").house


def test_who_is_no_member_sees_none(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    channel = tells(ruth, soil_and_table)
    assert list(Channel.objects.visible_to(ruth)) == [channel]
    assert not Channel.objects.visible_to(harald).exists()
    assert not Channel.objects.visible_to(None).exists()
