from datetime import timedelta

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.helping import queries
from barnraiser.acts.helping.models import Agreement, Deed
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.acts.decisions.telling import proposes
from tests.acts.gatherings.telling import calls
from tests.acts.reciprocity.telling import asks
from tests.signing_in import signed_in

from .telling import HOUSE
from .test_actions import allows


@pytest.mark.requirement("B11")
def test_what_is_done_for_another_says_so_wherever_it_is_shown(
    agreement: Agreement, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    now = clock.now()
    week = {"starts_at": now + timedelta(days=9), "ends_at": now + timedelta(days=10)}
    gathering = calls(nell, soil_and_table, at=now, **week)
    ask, proposal = asks(nell, soil_and_table), proposes(nell, soil_and_table)
    allows(soil_and_table, nell)
    browser, page = signed_in(ruth), agreement.get_absolute_url()
    offered = browser.get(page).content.decode()
    for title in (gathering.title, ask.title, proposal.title):
        assert title in offered
    for told in (
        {"what": "comes", "code": gathering.code},
        {"what": "answers", "code": ask.code, "words": "I have one."},
        {"what": "stands", "code": proposal.code, "stance": "concern", "words": "The bus."},
        {"what": "tells", "kind": "success", "title": "The hens lay", "words": "Eleven eggs."},
    ):
        assert browser.post(f"{page}deeds/", told).status_code == 302
    assert Deed.objects.count() == 4
    reader, asker = signed_in(callum), signed_in(nell)
    talk = Deed.objects.get(what="tells").about.rpartition(":")[2]
    for shown in (gathering.get_absolute_url(), proposal.get_absolute_url(), f"/conversations/{talk}/"):
        assert "through Ruth Amsel" in reader.get(shown).content.decode(), shown
    assert "through Ruth Amsel" in asker.get(ask.get_absolute_url()).content.decode()
    assert "through" in asker.get("/notices/").content.decode()
    assert "Takes part through Ruth Amsel." in reader.get(f"{HOUSE}/members/").content.decode()


@pytest.mark.requirement("B11")
def test_the_two_read_what_was_done_and_take_it_back(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    helper, helped = signed_in(ruth), signed_in(callum)
    assert helper.post(f"{HOUSE}/helping/ask/", {"person": callum.code}).status_code == 302
    [asked] = queries.helped(callum)
    page = asked.get_absolute_url()
    assert "asks whether they may act for you" in helped.get(page).content.decode()
    assert helper.post(f"{page}answer/", {"answer": "yes"}).status_code == 403
    assert helper.post(f"{page}deeds/", {"what": "tells"}).status_code == 403
    assert helped.post(f"{page}answer/", {"answer": "yes"}).status_code == 302
    told = {"what": "tells", "kind": "success", "title": "Lentils", "words": "They stand."}
    helper.post(f"{page}deeds/", told)
    helper.post(f"{page}deeds/", {"what": "tells", "kind": "success"})
    deed = Deed.objects.get()
    assert "Lentils" in helped.get(page).content.decode()
    assert signed_in(nell).get(page).status_code == 404
    assert signed_in(nell).post(f"/helping/deeds/{deed.code}/withdrawal/").status_code == 404
    assert helped.post(f"/helping/deeds/{deed.code}/withdrawal/").status_code == 302
    assert "Taken back" in helper.get(page).content.decode()
    assert helped.post(f"{page}end/").status_code == 302
    assert "Nobody" in helper.get("/helping/").content.decode()


def test_a_no_ends_the_asking(ruth: Person, callum: Person, nell: Person, soil_and_table: Community) -> None:
    signed_in(ruth).post(f"{HOUSE}/helping/ask/", {"person": callum.code})
    [asked] = queries.helped(callum)
    signed_in(callum).post(f"{asked.get_absolute_url()}answer/", {"answer": "no"})
    assert not queries.helped(callum).exists()


@pytest.mark.requirement("B11")
def test_a_code_is_entered_and_a_wrong_one_tells_nothing(
    ada: Person, nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    [sheet] = belonging.make_sheets(by=nell, community=soil_and_table, person=ada)
    browser = signed_in(ruth)
    wrong = browser.post(f"{HOUSE}/helping/code/", {"code": "22222-22222"}, follow=True).content.decode()
    assert "No sheet with this code waits here" in wrong
    assert browser.post(f"{HOUSE}/helping/code/", {"code": ""}).status_code == 302
    right = browser.post(f"{HOUSE}/helping/code/", {"code": sheet.printed_code}, follow=True).content.decode()
    assert "You may act for Ada Small" in right


@pytest.mark.requirement("B11")
def test_a_steward_is_witness_sees_the_list_and_ends_it(
    ada: Person, nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    assert signed_in(ruth).get(f"{HOUSE}/helping/").status_code == 403
    browser = signed_in(nell)
    itself = {"person": ada.code, "helper": nell.code}
    assert browser.post(f"{HOUSE}/helping/", itself).status_code == 422
    assert browser.post(f"{HOUSE}/helping/", {"person": ada.code, "helper": ruth.code}).status_code == 302
    assert "Ruth Amsel" in browser.get(f"{HOUSE}/helping/").content.decode()
    [row] = queries.in_place(nell, soil_and_table)
    assert signed_in(ruth).post(f"{HOUSE}/helping/{row.code}/end/").status_code == 403
    assert browser.post(f"{HOUSE}/helping/{row.code}/end/").status_code == 302
    assert browser.post(f"{HOUSE}/helping/{row.code}/end/").status_code == 404


def test_too_many_are_not_taken_on(
    nell: Person, ruth: Person, ada: Person, soil_and_table: Community
) -> None:
    answer = signed_in(ruth).post(f"{HOUSE}/helping/ask/", {"person": ada.code})
    assert answer.status_code == 422
    assert "sheet with a code" in answer.content.decode()
