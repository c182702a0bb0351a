"""Short addresses: free, readable, and never a word the house answers to."""

from contextlib import suppress

import pytest
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve

from barnraiser.ground.verdict import Refused
from barnraiser.people import actions, handles, queries
from barnraiser.people.models import Audience, Part, Person
from tests.architecture.test_guards import patterns
from tests.signing_in import signed_in


def test_no_first_word_of_any_address_can_be_a_handle(db: None) -> None:
    """Whatever is built next: each address of the house, walked one by one, keeps its first word back."""
    firsts = set()
    for entry in get_resolver().url_patterns:
        for pattern in patterns(entry) if hasattr(entry, "url_patterns") else [entry]:
            whole = f"{entry.pattern}{pattern.pattern}" if pattern is not entry else str(entry.pattern)
            firsts.add(whole.lstrip("^/").partition("/")[0])
    plain = {first for first in firsts if first and "<" not in first and "(" not in first}
    assert {"people", "communities", "me", "accounts", "concerns", "what-is-stored"} <= plain
    for word in plain:
        assert handles.is_reserved(word), word
        assert handles.like(word) != word
        with suppress(Resolver404):
            assert resolve(f"/{word}").url_name != "page", word
    assert Client().get("/people").status_code == 301, (
        "an address without its last stroke still finds the room"
    )


def test_a_name_that_is_a_room_of_the_house_reads_on(db: None) -> None:
    assert actions.introduce(name="People").handle == "people-person"
    assert actions.introduce(name="Admin").handle == "admin-person"


@pytest.mark.parametrize(
    "word", ["people", "Me", "admin", "a", "-ruth", "ruth_amsel", "ruth amsel", "x" * 31, "rüth"]
)
def test_a_word_of_the_house_or_of_another_shape_is_refused(ruth: Person, word: str) -> None:
    with pytest.raises(Refused):
        actions.choose_handle(by=ruth, person=ruth, handle=word)
    answer = signed_in(ruth).post("/me/profile/", {"name": "Ruth Amsel", "handle": word})
    assert answer.status_code == 422
    assert Person.objects.get(pk=ruth.pk).handle == "ruth-amsel"


def test_a_handle_one_had_leads_to_one_still_and_is_nobody_elses(ruth: Person, callum: Person) -> None:
    actions.show_parts(by=ruth, person=ruth, audiences={Part.NAME: Audience.PUBLIC})
    actions.choose_handle(by=ruth, person=ruth, handle="ruth")
    assert queries.at_handle(None, "ruth-amsel") == ruth == queries.at_handle(None, "ruth")
    assert signed_in(callum).get("/people/ruth-amsel/").headers["Location"] == "/people/ruth/"
    for taken in ("ruth", "ruth-amsel"):
        with pytest.raises(Refused, match="or had it"):
            actions.choose_handle(by=callum, person=callum, handle=taken)
    assert actions.introduce(name="Ruth Amsel").handle.startswith("ruth-amsel-")
    actions.choose_handle(by=ruth, person=ruth, handle="ruth-amsel")
    assert queries.at_handle(None, "ruth") == ruth, "going back keeps both"
    assert signed_in(callum).post("/me/profile/", {"name": "Callum", "handle": "ruth"}).status_code == 422
    assert Person.objects.get(pk=callum.pk).handle == "callum-birch"


def test_nobody_chooses_for_another(ruth: Person, callum: Person) -> None:
    with pytest.raises(Refused, match="the person it is about"):
        actions.choose_handle(by=callum, person=ruth, handle="ruthless")
