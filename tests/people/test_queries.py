import pytest
from allauth.account.models import EmailAddress

from barnraiser.communities.models import Community
from barnraiser.people import actions, queries
from barnraiser.people.models import Consent, Person


def test_people_see_those_they_share_a_community_with(ruth: Person, callum: Person, harald: Person) -> None:
    assert set(queries.visible_to(ruth)) >= {ruth, callum}
    assert harald not in queries.visible_to(ruth)
    assert list(queries.visible_to(harald)) == [harald]
    assert not queries.visible_to(None).exists()


@pytest.mark.requirement("C1")
def test_a_shared_interest_finds_people_and_is_said(ruth: Person, callum: Person, priya: Person) -> None:
    found = list(queries.search(ruth, ["soil"]))
    assert callum in found
    assert priya not in found
    assert queries.reasons(ruth, found)[callum.pk] == "You share Soil & Table. You both care about soil."
    assert queries.reasons(ruth, found)[ruth.pk] == "This is you."


def test_every_word_must_be_found_somewhere(ruth: Person, callum: Person) -> None:
    assert list(queries.search(ruth, ["callum", "soil"])) == [callum]
    assert list(queries.search(ruth, ["callum", "wheat"])) == []
    assert list(queries.search(ruth, ["alder"], ["private"])) == [callum, ruth]
    assert callum not in queries.search(ruth, [], ["public"])


def test_search_finds_nobody_unseen(ruth: Person, harald: Person) -> None:
    assert harald not in queries.search(ruth, ["Harald"])


def test_who_proved_an_address_comes_before_whom_an_archive_knows_by_it(
    ruth: Person, soil_and_table: Community
) -> None:
    ghost = actions.introduce(name="R. Amsel", address="ruth@old.example")
    assert queries.with_address("Ruth@Old.example ") == ghost
    EmailAddress.objects.create(user=ruth.account, email="ruth@old.example", verified=False)
    assert queries.with_address("ruth@old.example") == ghost
    EmailAddress.objects.filter(email="ruth@old.example").update(verified=True)
    assert queries.with_address("ruth@old.example") == ruth
    assert queries.known_addresses(["ruth@old.example", "nobody@else.example"]) == {"ruth@old.example": ruth}
    assert "ruth@old.example" in queries.addresses_of(ruth)


def test_consent_is_yes_no_or_never_asked(harald: Person) -> None:
    assert queries.consents(harald, Consent.Purpose.TIES) is None
    actions.answer_consent(by=harald, purpose=Consent.Purpose.TIES, given=False)
    assert queries.consents(harald, Consent.Purpose.TIES) is False
    assert queries.who_declined(Consent.Purpose.TIES) == {harald.pk}


def test_the_export_holds_what_the_person_said(ruth: Person) -> None:
    kept = queries.export(ruth)
    assert kept["tagline"] == ruth.tagline
    assert kept["addresses"] == ["ruth@aldervalley.example"]
    assert kept["account"]["email"] == "ruth@aldervalley.example"
    assert [c["given"] for c in kept["consents"]] == [True]
    assert kept["interests"] == ["soil", "wheat"]
