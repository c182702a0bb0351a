import pytest
from django.test import Client

from barnraiser.acts.conversations.models import Thanks
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import START, asks, opening

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def test_thanks_are_a_form_that_works_without_javascript(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    message = opening(talk)
    client = signed_in(callum)
    assert f'action="/messages/{message.code}/thanks/"' in page(client, talk.get_absolute_url())
    response = client.post(f"/messages/{message.code}/thanks/", follow=True)
    assert "You thanked Ruth" in response.content.decode()
    assert Thanks.objects.filter(by=callum, message=message).count() == 1
    assert f'action="/messages/{message.code}/thanks/withdrawal/"' in response.content.decode()
    response = client.post(f"/messages/{message.code}/thanks/withdrawal/", follow=True)
    assert "Thank Ruth" in response.content.decode()
    assert not Thanks.objects.exists()


def test_htmx_gets_the_part_that_changed(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    message = opening(asks(ruth, soil_and_table))
    client = signed_in(callum)
    html = client.post(f"/messages/{message.code}/thanks/", headers=HTMX).content.decode()
    assert html.strip().startswith("<form")
    assert "You thanked Ruth" in html
    assert "csrfmiddlewaretoken" in html
    assert "<html" not in html


def test_nobody_is_offered_to_thank_themselves_and_trying_says_why(
    ruth: Person, soil_and_table: Community
) -> None:
    message = opening(asks(ruth, soil_and_table))
    client = signed_in(ruth)
    assert "/thanks/" not in page(client, message.conversation.get_absolute_url())
    response = client.post(f"/messages/{message.code}/thanks/")
    assert response.status_code == 403
    assert "Thanks come from somebody else." in response.content.decode()


def test_reading_changes_nothing_and_changing_is_not_reading(ruth: Person, soil_and_table: Community) -> None:
    message = opening(asks(ruth, soil_and_table))
    client = signed_in(ruth)
    for url in (f"/messages/{message.code}/thanks/", f"/conversations/{message.conversation.code}/replies/"):
        assert client.get(url).status_code == 405
    assert Client(enforce_csrf_checks=True).post(START, {}).status_code == 403
