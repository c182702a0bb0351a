from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from barnraiser.ground import clock
from barnraiser.people import actions, queries
from barnraiser.people.models import Link, LinkCheck, Person


def test_a_page_stands_once_on_a_persons_list(ruth: Person, callum: Person) -> None:
    Link.objects.create(person=ruth, url="https://a.example/", key="a.example", host="a.example")
    Link.objects.create(person=callum, url="https://a.example/", key="a.example", host="a.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Link.objects.create(person=ruth, url="http://a.example", key="a.example", host="a.example")


def test_a_check_is_waited_for_ten_minutes(ruth: Person) -> None:
    link = actions.list_page(by=ruth, url="https://a.example/", label="Mine")
    link = queries.own_links(ruth).get(pk=link.pk)
    assert (link.latest, link.links_back, str(link)) == (None, False, "a.example")
    actions.ask_check(by=ruth, link=link)
    check = queries.links_of(ruth)[0].latest
    assert check
    assert check.is_waiting
    assert LinkCheck.objects.waiting().get() == check
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert not check.is_waiting
        assert not LinkCheck.objects.waiting().exists()
