import pytest
from django.test import Client

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Audience, Following
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.acts.conversations.telling import asks
from tests.signing_in import signed_in

pytestmark = pytest.mark.django_db


def test_a_reader_follows_mutes_and_lets_it_be(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(callum, soil_and_table)
    client, url = signed_in(ruth), f"{talk.get_absolute_url()}following/"
    for level in ("all", "nothing"):
        assert client.post(url, {"level": level, "person": callum.pk}).status_code == 302
        assert Following.objects.values_list("person", "level").get() == (ruth.pk, level)
    client.post(url, {"level": "x"})
    assert Following.objects.get().level == "nothing"
    client.post(url, {"level": ""})
    assert not Following.objects.exists()
    assert client.get(url).status_code == 405


def test_what_is_not_seen_is_not_followed(
    client: Client, ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    """Reliability classes 2 and 15."""
    talk = asks(callum, soil_and_table)
    actions.open_to(by=callum, conversation=talk, audience=Audience.TRUSTED)
    url = f"{talk.get_absolute_url()}following/"
    for visitor in (client, signed_in(ruth), signed_in(harald)):
        there = visitor.post(url, {"level": "all"})
        nowhere = visitor.post("/conversations/abcdefghjkmn/following/", {"level": "all"})
        assert (there.status_code, nowhere.status_code) == (404, 404)
        assert len(there.content) == len(nowhere.content)
    assert not Following.objects.exists()


def test_a_public_conversation_is_followed_by_members_alone(
    callum: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = asks(callum, soil_and_table)
    actions.open_to(by=callum, conversation=talk, audience=Audience.PUBLIC)
    answer = signed_in(harald).post(f"{talk.get_absolute_url()}following/", {"level": "all"})
    assert answer.status_code == 403
