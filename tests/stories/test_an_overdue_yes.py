"""Who lets the charter wait for their yes reads everything and takes part in nothing: every form of every page is tried."""

from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve

from barnraiser.communities.models import Community, Edition
from barnraiser.ground import clock
from barnraiser.people.models import Person
from demo import cast
from tests.communities.deciding import decides
from tests.conftest import joins
from tests.signing_in import signed_in

from .pages import House, walk

pytestmark = pytest.mark.django_db


ROOMS = {
    "communities",
    "decisions",
    "campaigns",
    "gatherings",
    "trust",
    "programmes",
    "stewardship",
    "organisations",
}

ELSEWHERE = "it is not about this community"
OWN = "it is the person's own, and nobody else sees it"
BACK = "what was said or taken on is always free to be taken back"
FREE = {
    "campaigns:owners_end": BACK,
    "communities:affirm": "it is the yes itself",
    "communities:new": ELSEWHERE,
    "communities:write": ELSEWHERE,
    "gatherings:calendar": OWN,
    "gatherings:calendar_withdrawal": OWN,
    "gatherings:intention_withdrawal": OWN,
    "gatherings:meeting_withdrawal": BACK,
    "organisations:answer": ELSEWHERE,
    "organisations:close": ELSEWHERE,
    "organisations:edit": ELSEWHERE,
    "organisations:lay_down": ELSEWHERE,
    "organisations:new": ELSEWHERE,
    "organisations:people": ELSEWHERE,
    "programmes:change": "an organisation reads its own drafts; nothing goes out",
    "programmes:close": ELSEWHERE,
    "programmes:declining": "an organisation reads its own drafts; nothing goes out",
    "programmes:end": BACK,
    "programmes:guidelines": ELSEWHERE,
    "programmes:new": ELSEWHERE,
    "programmes:part": BACK,
    "programmes:places": "it asks another community",
    "programmes:review": ELSEWHERE,
    "programmes:voices": ELSEWHERE,
    "programmes:withdrawal": BACK,
    "stewardship:handling_end": BACK,
    "stewardship:report": "a concern is raised by whoever can read; see its rule",
    "trust:agreement_withdrawal": BACK,
    "trust:care_withdrawal": BACK,
    "trust:nods": "a nod weighs nothing, and nothing follows from it",
    "trust:comparisons": OWN,
    "trust:marks": OWN,
    "trust:not_now": OWN,
    "trust:pick_raising": OWN,
    "trust:pick_removal": OWN,
    "trust:picks": OWN,
    "trust:rhythm": OWN,
    "trust:shortlist": OWN,
    "trust:shortlist_removal": OWN,
    "trust:shortlists": OWN,
    "trust:values": OWN,
    "trust:listing": OWN,
    "trust:note": OWN,
    "trust:outside": OWN,
    "trust:removal": OWN,
    "trust:target": OWN,
    "trust:withdrawal": BACK,
}
# The rule's own words stand beside the field, so that what was typed is kept.
SAID_AT_THE_FORM = {"gatherings:we_met", "programmes:write"}
# Pages that are nothing but forms which go elsewhere: shut with the reason, which leads to the yes.
FORMS_ALONE = {"gatherings:hosting"}
TYPED = {"programmes:change": {"marked": ""}}


class Forms(HTMLParser):
    """The forms of a page that write: where they go, and what stands in them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.values: dict[str, str] | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.values = {} if said.get("method") == "post" else None
            if self.values is not None:
                self.found.append((said.get("action", ""), self.values))
        if self.values is None:
            return
        if tag == "select":
            self.select = said["name"]
        elif tag == "option" and said.get("value"):
            self.values.setdefault(self.select, said["value"])
        elif tag in ("input", "textarea", "button") and said.get("name"):
            self.values.setdefault(said["name"], _typed(said))


def _typed(said: dict[str, str]) -> str:
    soon = clock.now() + timedelta(days=9)
    typed = {"date": f"{soon:%Y-%m-%d}", "datetime-local": f"{soon:%Y-%m-%dT%H:%M}", "number": "1"}
    return said.get("value") or typed.get(said.get("type", ""), "A few words.")


def forms_of(client: Client, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    page = Forms()
    page.feed(client.get(path).content.decode())
    return (
        (urlsplit(action or path)._replace(fragment="").geturl(), values) for action, values in page.found
    )


@pytest.fixture
def rooms(soil_and_table: Community, nell: Person) -> tuple[dict[str, str], list[Person]]:
    """Every page of the rooms that a charter is about, and three members who have something to do there."""
    others = [joins(part, soil_and_table, nell) for part in cast.CAST[1:]]
    paths = walk(House(soil_and_table, nell, others))
    return {name: path for name, path in paths.items() if name.split(":")[0] in ROOMS}, [nell, *others[:2]]


def written_there(
    paths: dict[str, str], people: list[Person]
) -> list[tuple[str, Person, str, dict[str, str]]]:
    """Every form that one of them has before them, each name once: whose it is, its address, what stands in it."""
    found: dict[str, tuple[str, Person, str, dict[str, str]]] = {}
    for person in people:
        client = signed_in(person)
        for path in paths.values():
            for address, values in forms_of(client, path):
                name = resolve(urlsplit(address).path).view_name
                found.setdefault(name, (name, person, address, values | TYPED.get(name, {})))
    return list(found.values())


def owes_a_yes(by: Person, community: Community) -> None:
    """The charter changed fifteen days ago, and nobody has said yes to it since."""
    decides(by, community, "retire_rule", number="1")
    Edition.objects.update(at=clock.now() - timedelta(days=15))


def test_every_write_asks_for_the_yes_first_and_every_reading_page_stays_open(
    rooms: tuple[dict[str, str], list[Person]], soil_and_table: Community
) -> None:
    paths, people = rooms
    forms = written_there(paths, people)
    tried = {name for name, *_ in forms}
    assert tried >= FREE.keys(), "what is said to be free is tried"
    owes_a_yes(people[0], soil_and_table)
    steward = signed_in(people[0])
    shut = {name for name, path in paths.items() if steward.get(path).status_code != 200}
    assert shut - FORMS_ALONE <= tried, "what is only read stays readable"
    assert not {
        name for name in shut if name.split(":")[1] in ("list", "detail", "inside", "need", "charter")
    }
    went_through = set()
    for name, person, address, values in forms:
        with transaction.atomic():
            answer = signed_in(person).post(address, values)
            transaction.set_rollback(True)
        if answer.status_code not in (403, 422):
            went_through.add(name)
        assert answer.status_code != 422 or name in FREE or name in SAID_AT_THE_FORM, f"{name} was not tried"
    assert went_through <= FREE.keys(), "\n".join(sorted(went_through - FREE.keys()))
    assert len(tried) > 60
