from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from barnraiser.ground.verdict import Refused
from barnraiser.people import actions
from barnraiser.people.models import Account, Address, Consent, Interest, Person
from tests.ground.test_pictures import drawn
from tests.signing_in import signed_in


def test_a_profile_is_written_by_its_person_alone(ruth: Person, callum: Person) -> None:
    actions.edit_profile(
        by=ruth, person=ruth, tagline="Wheat, and patience", interests=["Wheat", "wheat", "rye"]
    )
    ruth.refresh_from_db()
    assert ruth.tagline == "Wheat, and patience"
    with pytest.raises(Refused, match="the person it is about"):
        actions.edit_profile(by=callum, person=ruth, tagline="Clay")


def test_an_interest_is_kept_once_whoever_writes_it(ruth: Person, callum: Person) -> None:
    actions.edit_profile(by=ruth, person=ruth, interests=["Hedges"])
    actions.edit_profile(by=callum, person=callum, interests=["hedges"])
    assert Interest.objects.filter(word__iexact="hedges").count() == 1
    assert [i.word for i in callum.interests.all()] == ["Hedges"]


def test_claiming_takes_the_place_an_archive_left(nell: Person) -> None:
    ghost = actions.introduce(name="R. Amsel", address="ruth@old.example")
    account = actions.open_account(email="Ruth@old.example", password=None)
    person = actions.claim(account=account, address="ruth@old.example", name="Ruth Amsel")
    assert person == ghost
    assert Person.objects.get(pk=ghost.pk).name == "Ruth Amsel"


def test_a_claimed_person_is_not_claimed_again(ruth: Person) -> None:
    account = actions.open_account(email="somebody@else.example", password=None)
    other = actions.claim(account=account, address="ruth@aldervalley.example", name="Not Ruth")
    assert other != ruth
    assert Person.objects.get(pk=ruth.pk).account_id == ruth.account_id


def test_one_address_opens_one_account(ruth: Person) -> None:
    with pytest.raises(Refused, match="Sign in"):
        actions.open_account(email="RUTH@aldervalley.example", password=None)
    assert Account.objects.filter(email__iexact="ruth@aldervalley.example").count() == 1


def test_handles_read_like_the_name_and_are_free(nell: Person) -> None:
    assert actions.handle_for("Joaquín Ferrer") == "joaquin-ferrer"
    assert actions.handle_for("Nell Whitlock").startswith("nell-whitlock-")
    assert actions.handle_for("李") == "person"
    assert actions.handle_for("x" * 23 + " y") == "x" * 23


def test_a_new_picture_replaces_the_old_file(
    ruth: Person, pictures: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.show_picture(by=ruth, person=ruth, picture=drawn("WEBP"))
    first = ruth.picture_url
    with django_capture_on_commit_callbacks(execute=True):
        actions.show_picture(by=ruth, person=ruth, picture=drawn("WEBP"))
    assert len(list(pictures.rglob("*.webp"))) == 1
    assert ruth.picture_url != first
    with django_capture_on_commit_callbacks(execute=True):
        actions.show_picture(by=ruth, person=ruth, picture=b"")
    assert not list(pictures.rglob("*.webp"))
    assert ruth.picture_url == ""


def test_signing_out_everywhere_ends_every_device(ruth: Person, callum: Person) -> None:
    here, there, other = signed_in(ruth), signed_in(ruth), signed_in(callum)
    assert here.get("/me/").status_code == 200
    actions.sign_out_everywhere(by=ruth)
    assert here.get("/me/").status_code == 302
    assert there.get("/me/").status_code == 302
    assert other.get("/me/").status_code == 200


def test_forgetting_leaves_no_word_about_the_person(
    ruth: Person, pictures: Path, django_capture_on_commit_callbacks: Any
) -> None:
    browser = signed_in(ruth)
    words: dict[str, Any] = {
        "story": "I was born here",
        "website": "https://ruth.example",
        "interests": ["ruthiana"],
    }
    with django_capture_on_commit_callbacks(execute=True):
        actions.edit_profile(by=ruth, person=ruth, picture=drawn("WEBP"), **words)
    with django_capture_on_commit_callbacks(execute=True):
        actions.forget(person=ruth)
    row = Person.objects.get(pk=ruth.pk)
    assert (row.name, row.account_id, row.is_claimed) == ("Somebody who left", None, False)
    assert {row.tagline, row.place, row.sector, row.website, row.story, row.picture.name} == {""}
    assert "ruth" not in row.handle
    assert not Address.objects.filter(address__startswith="ruth").exists()
    assert not Account.objects.filter(email__startswith="ruth").exists()
    assert not EmailAddress.objects.filter(email__startswith="ruth").exists()
    assert not Consent.objects.filter(person=ruth).exists()
    assert not Interest.objects.filter(word="ruthiana").exists()
    assert not list(pictures.rglob("*.webp"))
    assert browser.get("/me/").status_code == 302
