"""Searches that somebody keeps, and the one letter a week about them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client

from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as community_queries
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions, letters, queries
from barnraiser.people.models import Person, SavedSearch, Told
from demo import cast
from tests.conftest import joins
from tests.signing_in import signed_in

WEEK = timedelta(days=7, minutes=1)


def keeps(person: Person, name: str = "Soil people", asked: str = "interest=soil") -> SavedSearch:
    return actions.save_search(by=person, name=name, asked=asked, letters=True)


def comes(name: str, community: Community, **says: Any) -> Person:
    """Somebody new is a member, and cares about soil."""
    account = actions.open_account(email=f"{name.lower()}@new.example", password=None)
    person = actions.claim(account=account, address=account.email, name=name)
    actions.edit_profile(by=person, person=person, interests=["soil"], **says)
    communities.admit(person=person, community=community)
    return person


def goes(person: Person, community: Community) -> None:
    membership = community_queries.membership_of(person, community)
    assert membership
    communities.end_membership(membership=membership)


def letters_after(person: Person, days: timedelta = WEEK) -> list[Any]:
    """The letters that go out when the schedule comes round after so long."""
    outbox.outbox.clear()
    with clock.at(clock.now() + days):
        if queries.who_may_be_told().filter(pk=person.pk).exists():
            letters.tell.func(person.pk)
    return list(outbox.outbox)


def test_what_is_between_two_is_kept_and_told_of(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    reciprocity.offer(by=ruth, community=soil_and_table, gift="skills", title="Sharpening scythes")
    search = keeps(ruth, "Whom I could help", "between=help")
    assert search.asked == "between=help"
    newcomer = joins(cast.CALLUM, soil_and_table, nell)
    assert letters_after(ruth) == []
    reciprocity.ask(by=newcomer, community=soil_and_table, gift="skills", title="Two blunt scythes")
    [letter] = letters_after(ruth, 2 * WEEK)
    assert "Callum Birch" in letter.body


@pytest.fixture(autouse=True)
def empty_box() -> Iterator[None]:
    yield
    outbox.outbox.clear()


def test_a_letter_tells_of_somebody_new_once_a_week_at_most(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    keeps(ruth)
    assert letters_after(ruth, timedelta()) == [], "nobody is new, so no letter"
    comes("Wren", soil_and_table, tagline="Worms")
    [letter] = letters_after(ruth, timedelta(hours=1))
    assert letter.to == ["ruth@aldervalley.example"]
    assert letter.subject.endswith("Somebody new whom you look for")
    assert "Wren: Worms" in letter.body
    assert "Soil people" in letter.body
    assert "Callum" not in letter.body, "whom the search found on its first day is known"
    comes("Rowan", soil_and_table)
    assert letters_after(ruth, timedelta(days=6)) == []
    [letter] = letters_after(ruth, timedelta(days=8))
    assert "Rowan" in letter.body
    assert "Wren" not in letter.body
    assert letters_after(ruth, timedelta(days=30)) == []


def test_a_letter_names_nobody_who_is_not_seen_on_the_day(ruth: Person, soil_and_table: Community) -> None:
    """Reliability class 3."""
    keeps(ruth)
    wren = comes("Wren", soil_and_table)
    goes(wren, soil_and_table)
    assert letters_after(ruth) == []
    comes("Rowan", soil_and_table)
    goes(ruth, soil_and_table)
    assert letters_after(ruth) == []


def test_a_letter_that_could_not_go_out_is_tried_again(
    ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeps(ruth)
    comes("Wren", soil_and_table)
    with monkeypatch.context() as broken:
        broken.setattr(letters, "send", lambda *a, **k: (_ for _ in ()).throw(OSError("away")))
        with pytest.raises(OSError, match="away"):
            letters.tell.func(ruth.pk)
    assert not Told.objects.filter(person__name="Wren").exists()
    [letter] = letters_after(ruth, timedelta(minutes=1))
    assert "Wren" in letter.body


def test_the_schedule_gives_each_their_own_job(ruth: Person, callum: Person) -> None:
    keeps(ruth)
    assert list(queries.who_may_be_told()) == [ruth]
    letters.tell_all.func()


def test_the_link_in_the_letter_stops_letters_with_a_press_and_not_with_a_look(
    ruth: Person, soil_and_table: Community
) -> None:
    """Reliability class 14, RFC 8058."""
    kept = keeps(ruth)
    comes("Wren", soil_and_table)
    [letter] = letters_after(ruth)
    stop = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop in letter.body
    path = "/" + stop.split("/", 3)[3]
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(path).status_code == 200
    kept.refresh_from_db()
    assert kept.letters
    answer = stranger.post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert ruth.name not in answer.content.decode()
    kept.refresh_from_db()
    assert not kept.letters
    assert stranger.post(path[:-2] + "x/").status_code == 404
    assert letters.person_of(f"{ruth.code}:forged") is None


def test_twenty_and_one_name_each(ruth: Person) -> None:
    keeps(ruth)
    with pytest.raises(Refused, match="this name already"):
        keeps(ruth, "SOIL people")
    for number in range(19):
        keeps(ruth, f"Search {number}")
    with pytest.raises(Refused, match="20 searches"):
        keeps(ruth, "One more")


def test_what_asks_for_nothing_or_for_everybody_is_not_kept(
    ruth: Person, callum: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match="asks for nothing"):
        keeps(ruth, asked="near=moon")
    monkeypatch.setattr("barnraiser.people.rules.searches.MOST_FOUND", 1)
    with pytest.raises(Refused, match="Narrow it"):
        keeps(ruth, asked="q=alder")


def test_a_search_is_kept_renamed_and_dropped_by_its_own_person_alone(ruth: Person, callum: Person) -> None:
    by_ruth, by_callum = signed_in(ruth), signed_in(callum)
    said = {"name": "Media near me", "asked": "sector=media&near=place&order=lately", "letters": "on"}
    assert by_ruth.post("/me/searches/", said).status_code == 302
    [kept] = queries.searches(ruth)
    assert kept.asked == "sector=media&near=place"
    page = by_ruth.get("/me/searches/").content.decode()
    assert "Media near me" in page
    assert 'data-sector="media"' in page
    again = by_ruth.post("/me/searches/", said)
    assert again.status_code == 422
    assert "this name already" in again.content.decode()
    for path in (f"/me/searches/{kept.code}/", f"/me/searches/{kept.code}/end/"):
        assert by_callum.post(path, {"name": "Mine"}).status_code == 404
    with pytest.raises(Refused):
        actions.drop_search(by=callum, search=kept)
    assert by_ruth.get(f"/me/searches/{kept.code}/").status_code == 200
    assert by_ruth.post(f"/me/searches/{kept.code}/", {"name": ""}).status_code == 422
    by_ruth.post(f"/me/searches/{kept.code}/", {"name": "Voices"})
    kept.refresh_from_db()
    assert (kept.name, kept.letters) == ("Voices", False)
    by_ruth.post(f"/me/searches/{kept.code}/end/")
    assert not queries.searches(ruth).exists()


def test_searches_go_with_their_person_and_into_their_export(ruth: Person, callum: Person) -> None:
    keeps(ruth)
    assert Told.objects.filter(person=callum).exists()
    assert queries.export(ruth)["searches"][0]["asked"] == "interest=soil"
    actions.forget(person=callum)
    assert not Told.objects.filter(person=callum).exists()
    actions.forget(person=ruth)
    assert not SavedSearch.objects.exists()
