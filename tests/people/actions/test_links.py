from collections.abc import Callable
from typing import Any

import pytest

from barnraiser.ground.verdict import Refused
from barnraiser.people import actions, queries
from barnraiser.people.models import CheckAsked, Link, Person


def listed(person: Person) -> list[str]:
    return [link.shown for link in queries.links_of(person)]


def lists(person: Person, *urls: str) -> list[Link]:
    return [actions.list_page(by=person, url=url) for url in urls]


@pytest.mark.requirement("A7")
def test_a_list_is_kept_in_the_order_one_likes(ruth: Person) -> None:
    a, b, c = lists(ruth, "https://a.example", "b.example/ruth", "http://c.example/?x=1")
    assert listed(ruth) == ["a.example", "b.example/ruth", "c.example/?x=1"]
    actions.move_link(by=ruth, link=c, up=True)
    actions.move_link(by=ruth, link=a, up=False)
    assert listed(ruth) == ["c.example/?x=1", "a.example", "b.example/ruth"]
    actions.move_link(by=ruth, link=b, up=False)
    actions.move_link(by=ruth, link=c, up=True)
    assert listed(ruth) == ["c.example/?x=1", "a.example", "b.example/ruth"], "at the ends nothing moves"
    actions.remove_link(by=ruth, link=a)
    actions.move_link(by=ruth, link=a, up=True)
    lists(ruth, "https://d.example")
    assert listed(ruth) == ["c.example/?x=1", "b.example/ruth", "d.example"]


def test_one_page_is_listed_once_however_it_is_spelled(ruth: Person, callum: Person) -> None:
    lists(ruth, "https://fields.example/@ruth")
    for again in ("http://FIELDS.example/@ruth/", "fields.example/%40ruth#me"):
        with pytest.raises(Refused, match="on your list already"):
            lists(ruth, again)
    lists(callum, "https://fields.example/@ruth")


def test_twenty_are_enough(ruth: Person) -> None:
    lists(ruth, *(f"https://fields.example/{number}" for number in range(20)))
    with pytest.raises(Refused, match="Twenty pages"):
        lists(ruth, "https://fields.example/20")


def test_a_hostile_address_is_refused_at_every_door(ruth: Person) -> None:
    with pytest.raises(Refused, match="before the @"):
        lists(ruth, "https://good.example@evil.example/")
    assert listed(ruth) == []


def test_a_label_is_one_plain_line(ruth: Person) -> None:
    link = actions.list_page(by=ruth, url="https://a.example", label="my\u202e column\n" + "x" * 60)
    assert (link.label[:10], len(link.label)) == ("my column ", 40)


def test_nobody_keeps_anothers_list(ruth: Person, callum: Person) -> None:
    (link,) = lists(ruth, "https://a.example")
    acts: list[Callable[..., Any]] = [
        lambda: actions.remove_link(by=callum, link=link),
        lambda: actions.move_link(by=callum, link=link, up=True),
        lambda: actions.ask_check(by=callum, link=link),
        lambda: actions.compare_pasted(by=callum, link=link, source="<p>"),
    ]
    for act in acts:
        with pytest.raises(Refused, match="by the person whose they are"):
            act()
    assert listed(ruth) == ["a.example"]


def test_links_leave_with_the_person(ruth: Person) -> None:
    (link,) = lists(ruth, "https://a.example")
    actions.ask_check(by=ruth, link=link)
    told = queries.export(ruth)["links"][0]
    assert (told["url"], told["checked_at"]) == ("https://a.example/", None)
    actions.forget(person=ruth)
    assert not Link.objects.exists()
    assert not CheckAsked.objects.exists()
