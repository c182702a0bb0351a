"""Part by part, who reads what: nothing is public until somebody says so, and nothing leaks past what they said."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from barnraiser.ground.verdict import Refused
from barnraiser.people import actions, queries
from barnraiser.people.models import Audience, Part, Person, Showing
from barnraiser.people.purposes import Purpose
from barnraiser.people.queries.audience import EVERY_PART
from tests.ground.test_pictures import drawn
from tests.signing_in import signed_in

P, N, C = Audience.PUBLIC, Audience.NETWORK, Audience.COMMUNITIES


def test_nothing_is_public_until_somebody_says_so(ruth: Person, callum: Person, harald: Person) -> None:
    assert set(queries.audiences_of(ruth).values()) == {"communities"}
    assert queries.shown_of(callum, ruth).parts == queries.shown_of(ruth, ruth).parts == EVERY_PART
    for reader in (harald, None):
        who = queries.shown_of(reader, ruth)
        assert (who.name, who.tagline, who.place, who.sector, who.picture_url, who.initials) == ("",) * 6
        assert who.tier is None
        assert not queries.readable_by(reader).filter(pk=ruth.pk).exists()


def test_each_part_goes_exactly_as_far_as_was_said(ruth: Person, callum: Person, harald: Person) -> None:
    actions.show_parts(by=ruth, person=ruth, audiences={Part.NAME: P, Part.TAGLINE: N, Part.PLACE: C})
    stranger, member = queries.shown_of(None, ruth), queries.shown_of(harald, ruth)
    assert (stranger.name, stranger.tagline, stranger.place) == ("Ruth Amsel", "", "")
    assert (member.name, member.tagline, member.place) == ("Ruth Amsel", ruth.tagline, "")
    assert queries.shown_of(callum, ruth).place == "Alder Valley"
    shows = queries.who_shows(harald, Part.TAGLINE)
    assert ruth in Person.objects.filter(shows)
    assert ruth not in Person.objects.filter(queries.who_shows(None, Part.TAGLINE))
    assert ruth not in queries.visible_to(harald), "who may be asked for something stays who is known"
    assert ruth in queries.readable_by(harald)


def test_who_reads_a_part_reads_the_name_beside_it(ruth: Person, callum: Person) -> None:
    hiding: list[dict[str, str]] = [{Part.TAGLINE: P}, {Part.NAME: N, Part.TAGLINE: P}]
    for hidden in hiding:
        with pytest.raises(Refused, match="your name beside it"):
            actions.show_parts(by=ruth, person=ruth, audiences=hidden)
    actions.show_parts(by=ruth, person=ruth, audiences={Part.NAME: P, Part.TAGLINE: P})
    with pytest.raises(Refused, match="your name beside it"):
        actions.show_parts(by=ruth, person=ruth, audiences={Part.NAME: C})
    with pytest.raises(Refused, match="the person it is about"):
        actions.show_parts(by=callum, person=ruth, audiences={Part.NAME: C})
    odd_ones: list[dict[str, str]] = [{"email": P}, {Part.NAME: "kings"}]
    for odd in odd_ones:
        with pytest.raises(Refused, match="no such part"):
            actions.show_parts(by=ruth, person=ruth, audiences=odd)


def test_a_part_has_one_audience_and_the_database_says_so(ruth: Person) -> None:
    for audience in (P, N, C):
        actions.show_parts(by=ruth, person=ruth, audiences={Part.NAME: audience})
    assert Showing.objects.filter(person=ruth).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Showing.objects.create(person=ruth, part=Part.NAME, audience=P)


def test_any_number_of_people_costs_two_queries(
    ruth: Person, callum: Person, priya: Person, harald: Person
) -> None:
    def cost(people: list[Person]) -> int:
        with CaptureQueriesContext(connection) as said:
            queries.shown(harald, people)
        return len(said)

    assert cost([ruth]) == cost([ruth, callum, priya, harald]) == 2


def test_the_form_keeps_every_part_and_refuses_what_would_hide_the_name(ruth: Person, client: Client) -> None:
    browser = signed_in(ruth)
    choices = dict.fromkeys(Part.values, "communities")
    assert "Nothing of you is public" in browser.get("/me/profile/who-reads/").content.decode()
    answer = browser.post("/me/profile/who-reads/", choices | {"tagline": "public"})
    assert answer.status_code == 422
    assert "your name beside it" in answer.content.decode()
    assert client.get("/ruth-amsel").status_code == 404
    kept = choices | {"name": "public", "tagline": "public", "story": "network"}
    assert browser.post("/me/profile/who-reads/", kept).status_code == 302
    assert queries.audiences_of(ruth) == kept
    for odd in ({}, choices | {"name": "everybody"}, choices | {"name": "\x00"}):
        assert browser.post("/me/profile/who-reads/", odd).status_code == 422
    assert client.post("/me/profile/who-reads/", kept).status_code == 302


def test_one_button_shows_the_four_and_nothing_more(ruth: Person) -> None:
    signed_in(ruth).post("/me/profile/who-reads/the-four/")
    shown = queries.shown_of(None, ruth)
    assert shown.parts == {"name", "picture", "tagline", "website"}


def test_a_picture_goes_as_far_as_it_is_shown(
    ruth: Person, callum: Person, harald: Person, client: Client
) -> None:
    actions.show_picture(by=ruth, person=ruth, picture=drawn("WEBP"))
    address = f"/people/{ruth.code}/picture/"

    def sees(browser: Client, path: str = address) -> bool:
        answer = browser.get(path)
        return answer.status_code == 200 and bool(answer.getvalue())

    assert sees(signed_in(callum))
    assert not sees(signed_in(harald))
    assert not sees(client)
    actions.show_parts(by=ruth, person=ruth, audiences={Part.NAME: P, Part.PICTURE: N})
    assert sees(signed_in(harald))
    assert not sees(client)
    assert not sees(client, "/ruth-amsel/picture.jpg")
    actions.show_the_four(by=ruth, person=ruth)
    assert sees(client)
    assert sees(client, "/ruth-amsel/picture.jpg")


def test_a_members_page_shows_another_member_what_is_for_members(ruth: Person, harald: Person) -> None:
    actions.edit_profile(by=ruth, person=ruth, story="Canary of the story", told={"values": ["canary-value"]})
    actions.show_parts(by=ruth, person=ruth, audiences={Part.NAME: N, Part.VALUES: N})
    page = signed_in(harald).get("/people/ruth-amsel/").content.decode()
    assert "canary-value" in page
    for hidden in ("Canary of the story", "Alder Valley", ruth.tagline, "Soil &amp; Table", "wheat"):
        assert hidden not in page
    card = signed_in(harald).get("/people/ruth-amsel/card.vcf").content.decode()
    assert "Ruth Amsel" in card
    assert ruth.tagline not in card


def test_forgetting_and_taking_along_cover_every_row(ruth: Person) -> None:
    told = {
        "languages": ["en"],
        "values": ["thrift"],
        "expertise": {"rye": "expert"},
        "affiliations": [actions.Serves("Amsel Farm", "Farmer", "https://farm.example")],
    }
    actions.edit_profile(by=ruth, person=ruth, told=told, sentence="One.", paragraph="Two.", handle="ruth")
    actions.show_the_four(by=ruth, person=ruth)
    kept = queries.export(ruth)
    assert kept["languages"] == ["en"]
    assert kept["values"] == ["thrift"]
    assert kept["expertise"] == [{"subject": "rye", "level": "expert"}]
    assert kept["affiliations"][0]["organisation"] == "Amsel Farm"
    assert kept["former_handles"] == ["ruth-amsel"]
    assert kept["shown_to"]["name"] == "public"
    assert (kept["sentence"], kept["paragraph"]) == ("One.", "Two.")
    actions.forget(person=ruth)
    ruth.refresh_from_db()
    for rows in ("languages", "stated_values", "expertise", "affiliations", "showings", "former_handles"):
        assert not getattr(ruth, rows).exists(), rows
    assert (ruth.sentence, ruth.paragraph, ruth.skeleton) == ("", "", "")
    assert (ruth.geoname, ruth.profile_written_at) == (None, None)


def test_a_no_to_strangers_closes_the_page_and_saving_the_same_again_does_not_open_it(ruth: Person) -> None:
    actions.show_the_four(by=ruth, person=ruth)
    assert queries.is_public(ruth)
    actions.answer_consent(by=ruth, purpose=Purpose.PAGE, given=False)
    assert not queries.is_public(ruth)
    actions.show_parts(by=ruth, person=ruth, audiences={"name": "public"})
    assert not queries.is_public(ruth)
    actions.show_parts(by=ruth, person=ruth, audiences={"story": "public"})
    assert queries.is_public(ruth)


def test_a_row_read_for_one_reader_speaks_for_that_reader_alone(
    ruth: Person, callum: Person, harald: Person
) -> None:
    actions.show_parts(by=ruth, person=ruth, audiences={Part.NAME: N})
    for reader, sees in ((callum, True), (harald, False), (None, False)):
        assert queries.sees(reader, ruth) is sees
    for reader in (callum, harald):
        row = queries.at_handle(reader, ruth.handle)
        assert row
        for asked, sees in ((callum, True), (harald, False), (None, False)):
            assert queries.sees(asked, row) is sees
            assert (queries.shown_of(asked, row).parts == EVERY_PART) is sees
    assert queries.at_handle(None, ruth.handle) is None


def test_a_page_asks_once_who_the_reader_sees(
    ruth: Person, callum: Person, django_assert_num_queries: Any
) -> None:
    row = queries.at_handle(callum, ruth.handle)
    assert row
    with django_assert_num_queries(0):
        assert queries.sees(callum, row)
        assert queries.shown_of(callum, row).name == "Ruth Amsel"
