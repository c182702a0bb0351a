"""The link in a letter that says no to letters of its kind."""

import pytest
from django.test import Client

from barnraiser.people import actions, queries
from barnraiser.people.models import Answer, Person
from barnraiser.people.purposes import Purpose
from barnraiser.people.queries import saying_no

pytestmark = pytest.mark.django_db
BOTH = (Purpose.DIGESTS, Purpose.SUGGESTIONS)


def path_for(person: Person, *purposes: Purpose) -> str:
    return f"/letters/no/{saying_no.token_for(person, purposes)}/"


def test_a_look_changes_nothing_and_a_press_without_cookie_or_token_says_no(ruth: Person) -> None:
    """Reliability class 14, RFC 8058."""
    for purpose in (*BOTH, Purpose.NEWS):
        actions.answer_consent(by=ruth, purpose=purpose, given=True)
    stranger, url = Client(enforce_csrf_checks=True), path_for(ruth, *BOTH)
    for look in (stranger.get, stranger.head, stranger.get):
        assert look(url).status_code == 200
    assert queries.agrees(ruth, Purpose.DIGESTS)
    answer = stranger.post(
        url, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not queries.agrees(ruth, Purpose.DIGESTS)
    assert not queries.agrees(ruth, Purpose.SUGGESTIONS)
    assert queries.agrees(ruth, Purpose.NEWS), "it ends what the letter held, and nothing else"
    newest = queries.answers_of(ruth)[0]
    assert (newest.given, newest.through) == (False, Answer.Through.LETTER)


def test_a_changed_address_is_nobodys(ruth: Person, callum: Person) -> None:
    """Reliability classes 11 and 15."""
    url = path_for(ruth, Purpose.NEWS)
    for changed in (url.replace(ruth.code, callum.code), url.replace("news", "digests"), "/letters/no/x:y/"):
        assert Client().post(changed).status_code == 404
    assert saying_no.address_for(ruth, BOTH).endswith(path_for(ruth, *BOTH))
