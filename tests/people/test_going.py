"""Being forgotten: asked for, thought over for a week, done; and done again where an older copy is put back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions, queries, tasks
from barnraiser.people.models import Account, Address, Erased, Farewell, Person, erased_digest
from barnraiser.people.purposes import Purpose
from demo import cast
from tests.conftest import PASSWORD, arrives, joins
from tests.signing_in import signed_in


@pytest.fixture(autouse=True)
def beside_the_database(settings: Any, tmp_path: Path) -> Path:
    """The list of this test alone."""
    settings.DATA = tmp_path
    return tmp_path / "erased.txt"


def test_nobody_else_opens_the_page_of_who_is_going_and_they_do(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    assert signed_in(callum).get(ruth.get_absolute_url()).status_code == 200
    actions.ask_to_go(by=ruth)
    assert signed_in(callum).get(ruth.get_absolute_url()).status_code == 404
    assert ruth.name not in signed_in(callum).get("/people/").content.decode()
    browser = signed_in(ruth)
    assert browser.get(ruth.get_absolute_url()).status_code == 200
    assert "Keep me" in browser.get("/me/").content.decode()
    assert [opening.title for opening in queries.openings(ruth)] == ["You asked to be forgotten"]
    assert browser.get("/me/stay/").status_code == 405
    assert browser.post("/me/stay/").status_code == 302
    assert signed_in(callum).get(ruth.get_absolute_url()).status_code == 200


def test_within_a_week_it_can_be_taken_back_and_asking_again_begins_anew(ruth: Person) -> None:
    start = clock.now()
    actions.ask_to_go(by=ruth)
    with clock.at(start + timedelta(days=6, hours=23)):
        actions.ask_to_go(by=ruth)
        assert actions.erase_due() == 0
        actions.stay(by=ruth)
        actions.ask_to_go(by=ruth)
    with clock.at(start + timedelta(days=8)):
        assert actions.erase_due() == 0
        assert queries.with_address(cast.RUTH.address) == ruth
    with clock.at(start + timedelta(days=14)):
        assert actions.erase_due() == 1
        assert actions.erase_due() == 0
    assert queries.with_address(cast.RUTH.address) is None
    assert not Farewell.objects.exists()


def test_it_is_asked_who_you_are_and_whether_you_are_sure(soil_and_table: Community, client: Any) -> None:
    harald = arrives(cast.HARALD, password=PASSWORD)
    client.post("/accounts/login/", {"login": cast.HARALD.address, "password": PASSWORD})
    assert "/accounts/reauthenticate/" in client.get("/me/forget/")["Location"]
    reasked = client.post("/accounts/reauthenticate/?next=/me/forget/", {"password": PASSWORD})
    assert reasked["Location"] == "/me/forget/"
    assert client.get("/me/forget/").status_code == 200
    assert client.post("/me/forget/").status_code == 422
    assert queries.farewell_of(harald) is None
    assert (
        "unless you think again" in client.post("/me/forget/", {"sure": "on"}, follow=True).content.decode()
    )
    assert queries.farewell_of(harald)


@pytest.mark.django_db(transaction=True)
def test_the_list_names_nobody_and_takes_out_whom_a_copy_brings_back(
    soil_and_table: Community, nell: Person, beside_the_database: Path
) -> None:
    ruth, callum = (joins(part, soil_and_table, nell) for part in (cast.RUTH, cast.CALLUM))
    actions.answer_consent(by=ruth, purpose=Purpose.PAGE, given=True)
    actions.erase(person=ruth)
    told = beside_the_database.read_text()
    assert "ruth" not in told.lower()
    assert erased_digest("address", "RUTH@aldervalley.example ") in told
    assert beside_the_database.stat().st_mode & 0o777 == 0o600
    # A copy from before is put back: she is here again, and the table knows nothing of it.
    Erased.objects.all().delete()
    with clock.at(clock.now() - timedelta(days=3)):
        back = arrives(cast.RUTH)
    actions.edit_profile(by=back, person=back, tagline="From the copy")
    assert actions.replay(path=beside_the_database) == 1
    back.refresh_from_db()
    assert (back.name, back.tagline) == ("Somebody who left", "")
    assert not Account.objects.filter(email=cast.RUTH.address).exists()
    assert not Address.objects.filter(address=cast.RUTH.address).exists()
    assert actions.replay(path=beside_the_database) == 0
    assert queries.with_address(cast.CALLUM.address) == callum
    # Who comes in anew later is somebody of today.
    with clock.at(clock.now() + timedelta(days=1)):
        anew = arrives(cast.RUTH)
        assert actions.replay(path=beside_the_database) == 0
    assert queries.with_address(cast.RUTH.address) == anew


def test_the_list_is_as_long_as_copies_live_and_no_longer(ruth: Person, beside_the_database: Path) -> None:
    actions.erase(person=ruth)
    beside_the_database.write_text("not a line\n2020-01-01T00:00:00+00:00 " + "a" * 64 + "\n")
    tasks.tend.func()
    lines = beside_the_database.read_text().splitlines()
    assert len(lines) == Erased.objects.count() == 2
    with clock.at(clock.now() + timedelta(days=91)):
        tasks.tend.func()
    assert beside_the_database.read_text() == ""
    assert not Erased.objects.exists()
