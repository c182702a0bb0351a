from typing import Any

from barnraiser.people import actions, queries
from barnraiser.people.backends import PersonBackend
from barnraiser.people.models import Person
from tests.signing_in import signed_in


def test_account_and_person_come_together(ruth: Person, django_assert_num_queries: Any) -> None:
    assert ruth.account_id
    with django_assert_num_queries(1):
        account = PersonBackend().get_user(ruth.account_id)
        assert account is not None
        assert queries.of_account(account) == ruth


def test_an_account_without_a_person_and_one_that_is_closed(ruth: Person) -> None:
    alone = actions.open_account(email="a@b.example", password=None)
    read = PersonBackend().get_user(alone.pk)
    assert read == alone
    assert queries.of_account(read) is None
    assert PersonBackend().get_user(0) is None
    browser = signed_in(ruth)
    assert browser.get("/me/").status_code == 200
    assert ruth.account
    ruth.account.is_active = False
    ruth.account.save()
    assert browser.get("/me/").status_code == 302
