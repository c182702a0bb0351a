import pytest

from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.models import Feed
from barnraiser.acts.gatherings.models.feed import token_for
from barnraiser.acts.ledger.models import Act
from barnraiser.people import actions as people
from barnraiser.people.models import Person

pytestmark = pytest.mark.django_db


def test_an_address_is_one_for_each_and_a_new_one_ends_the_old(ruth: Person, callum: Person) -> None:
    before = Act.objects.count()
    first = token_for(actions.open_feed(by=ruth).code)
    hers = queries.feed_with(first)
    assert hers
    assert hers.person == ruth
    second = token_for(actions.open_feed(by=ruth).code)
    assert queries.feed_with(first) is None
    assert queries.feed_with(second)
    assert Feed.objects.count() == 1
    assert Act.objects.count() == before, "who keeps a calendar is nobody's business"


def test_what_is_stored_opens_nothing(ruth: Person) -> None:
    feed = actions.open_feed(by=ruth)
    token = token_for(feed.code)
    row = Feed.objects.filter(person=ruth).values().get()
    assert token not in map(str, row.values())
    assert queries.feed_with(feed.token_digest) is None
    assert queries.feed_with(feed.code) is None


def test_it_ends_when_its_owner_says_so_or_is_gone(ruth: Person, callum: Person) -> None:
    token = token_for(actions.open_feed(by=ruth).code)
    actions.revoke_feed(by=callum)
    assert queries.feed_with(token)
    actions.revoke_feed(by=ruth)
    assert queries.feed_with(token) is None
    token = token_for(actions.open_feed(by=callum).code)
    people.forget(person=callum)
    assert queries.feed_with(token) is None
