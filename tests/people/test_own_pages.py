"""The pages on which one answers, takes along and goes: whose they are, and what a link alone can do."""

import re

import pytest
from django.test import Client

from barnraiser.people import actions, queries
from barnraiser.people.models import Answer, Person
from barnraiser.people.purposes import Purpose
from tests.signing_in import BACKEND, signed_in


def test_every_purpose_is_asked_by_itself_and_one_press_changes_it(ruth: Person) -> None:
    browser = signed_in(ruth)
    page = browser.get("/me/consent/").content.decode()
    assert len(re.findall(r'name="purpose"', page)) == len(Purpose)
    assert "When you joined a community" in page
    assert "What I said yes to" in browser.get("/me/").content.decode()
    answer = browser.post("/me/consent/", {"purpose": "ties", "given": "no"}, follow=True)
    assert "You said <b>no</b>" in answer.content.decode()
    assert queries.consents(ruth, Purpose.TIES) is False
    assert "You said no" in browser.get("/me/").content.decode()
    assert Answer.objects.filter(person=ruth).count() == 2


@pytest.mark.parametrize("said", [{}, {"purpose": "ties"}, {"purpose": "ties", "given": "maybe"}])
def test_what_is_no_answer_changes_nothing(ruth: Person, said: dict[str, str]) -> None:
    answer = signed_in(ruth).post("/me/consent/", said | {"person": "1", "version": "7"})
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.content.decode()
    assert queries.consents(ruth, Purpose.TIES) is True


def test_a_purpose_that_is_not_on_the_list_cannot_be_answered(ruth: Person) -> None:
    assert signed_in(ruth).post("/me/consent/", {"purpose": "ads", "given": "yes"}).status_code == 422
    assert Answer.objects.filter(person=ruth).count() == 1


def test_looking_changes_nothing_and_a_press_from_elsewhere_neither(ruth: Person) -> None:
    archive = actions.ask_for_archive(by=ruth)
    actions.ask_to_go(by=ruth)
    careful = Client(enforce_csrf_checks=True)
    assert ruth.account
    careful.force_login(ruth.account, backend=BACKEND)
    pages = {
        "/me/consent/": {"purpose": "ties", "given": "no"},
        "/me/export/": {},
        f"/me/export/{archive.code}/": {},
        "/me/forget/": {"sure": "on"},
        "/me/stay/": {},
        "/me/visits/0123456789abcdef/end/": {},
        "/accounts/login/code/": {"email": "ruth@aldervalley.example"},
        "/accounts/sessions/": {},
    }
    for path, said in pages.items():
        careful.get(path)
        careful.head(path)
        assert careful.post(path, said).status_code == 403, path
    assert queries.consents(ruth, Purpose.TIES) is True
    assert queries.farewell_of(ruth)
    assert queries.archives_of(ruth).count() == 1


def test_whose_it_is_nobody_learns(ruth: Person, callum: Person) -> None:
    archive = actions.ask_for_archive(by=ruth)
    browser = signed_in(callum)
    theirs = browser.post(f"/me/export/{archive.code}/")
    nobodys = browser.post("/me/export/23456789abcd/")
    assert theirs.status_code == nobodys.status_code == 404
    assert len(theirs.content) == len(nobodys.content)
    assert "being packed" not in browser.get("/me/export/").content.decode()
