import pytest
from django.db import IntegrityError, transaction

from barnraiser.ground import clock
from barnraiser.people import actions
from barnraiser.people.models import Account, Address, Consent, Interest, Person


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Ruth Amsel", "RA"), ("Mei-Lin van der Zhou", "MZ"), ("Nell", "N"), ("李 小龙", "李小"), ("!", "")],
)
def test_initials_stand_in_for_a_picture(name: str, initials: str) -> None:
    assert Person(name=name).initials == initials


def test_one_account_per_address_whatever_its_case(ruth: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(email="RUTH@aldervalley.example")


def test_one_person_per_address_whatever_its_case(ruth: Person, nell: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Address.objects.create(person=nell, address="RUTH@aldervalley.example")


def test_one_answer_per_purpose(ruth: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(person=ruth, purpose="ties", given=False, answered_at=clock.now())


def test_one_interest_per_word(ruth: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.create(word="WHEAT")


def test_a_session_hash_changes_with_password_and_round() -> None:
    account = Account(email="a@b.example", password="x", round=0)
    first = account.get_session_auth_hash()
    account.round = 1
    second = account.get_session_auth_hash()
    account.password = "y"
    assert len({first, second, account.get_session_auth_hash()}) == 3


def test_who_came_in_is_claimed(ruth: Person) -> None:
    ghost = actions.introduce(name="Archie Vale")
    assert not ghost.is_claimed
    assert list(Person.objects.claimed().filter(pk__in=[ghost.pk, ruth.pk])) == [ruth]
