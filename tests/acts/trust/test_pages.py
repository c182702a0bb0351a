from types import SimpleNamespace
from typing import Any

import pytest

from barnraiser.acts.trust import actions, pages, queries
from barnraiser.acts.trust.pages import Forms
from barnraiser.acts.trust.pages.fifteen import _benches, _guide
from barnraiser.communities.models import Community
from barnraiser.ground import manifest
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person

from .telling import HELPED, MET, answers, cares, record, trusts

pytestmark = pytest.mark.django_db


def nexts(viewer: Person, other: Person) -> list[tuple[str, str]]:
    card = queries.two(viewer, other)
    rows = pages.two(card, Forms.fresh(card))["rows"]
    return [(row.title, row.next.label) for row in rows if row.next]


def opening(flow: Flow, person: Person | None = None, community: Community | None = None) -> Opening:
    return Opening(
        "test.one", flow, "Lend the seed drill", "It is asked for.", (), "/drill/", "Lend", person, community
    )


def test_each_card_names_the_next_small_step(
    ruth: Person, callum: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "openings", lambda viewer: [])
    assert nexts(ruth, callum) == [("Aligned", "Say what you both care about")]
    cares(ruth, callum, soil_and_table)
    assert nexts(ruth, callum) == [], "it is the other's turn, and nobody is pushed"
    cares(callum, ruth, soil_and_table)
    assert nexts(ruth, callum) == [("Helped", "See what Callum Birch gives and asks")]
    record(HELPED, ruth, [callum], soil_and_table)
    assert nexts(ruth, callum) == [("Talked", "See what is being said in Soil & Table")]
    record(MET, ruth, [callum], soil_and_table)
    assert nexts(ruth, callum)[1] == ("Relied on", "Say what you would trust Callum Birch with")


def test_what_another_room_has_open_with_this_person_is_nearer(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    cares(ruth, callum, soil_and_table)
    cares(callum, ruth, soil_and_table)
    answers(callum, ruth, soil_and_table)
    monkeypatch.setattr(manifest, "openings", lambda viewer: [opening(Flow.GIVES, nell)])
    assert nexts(ruth, callum) == [("Helped", "See what Callum Birch gives and asks")]
    monkeypatch.setattr(manifest, "openings", lambda viewer: [opening(Flow.GIVES, callum)])
    assert nexts(ruth, callum) == [("Helped", "Lend the seed drill")]


@pytest.mark.requirement("C8")
def test_the_guide_is_fifteen_to_twenty() -> None:
    assert _guide(0) == _guide(15) == _guide(20) == ""
    assert _guide(14).startswith("14 so far.")
    assert _guide(21).startswith("21 people.")


def test_the_list_stands_in_sectors_with_the_empty_ones(ruth: Person, callum: Person, priya: Person) -> None:
    for person in (callum, priya):
        actions.put_on_list(by=ruth, person=person, why="Near.")
    context = pages.fifteen(ruth)
    assert [(bench.label, len(bench.posts)) for bench in context["benches"]] == [
        ("Private", 1), ("Public", 1), ("Academia", 0), ("Non-profit", 0), ("Media", 0),
    ]  # fmt: skip
    assert (context["given"], context["talked"], context["met"]) == (0, 0, 0)


def test_who_shares_no_community_any_more_is_a_name_without_a_page(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    from barnraiser.acts.belonging import actions as belonging
    from barnraiser.communities.queries import membership_of

    trusts(ruth, callum, soil_and_table)
    assert [one.is_seen for one in pages.my_people(ruth)["by_me"]] == [True]
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    assert [one.is_seen for one in pages.my_people(ruth)["by_me"]] == [False]


def test_a_care_begins_with_a_subject_both_named(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    assert pages.care_form(queries.two(ruth, callum)).initial["thing"] == "soil"


def test_a_benchless_person_has_a_bench() -> None:
    nobody: Any = SimpleNamespace(sector="")
    assert [bench.label for bench in _benches([nobody])][-1] == "No sector named"
