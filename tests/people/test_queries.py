from allauth.account.models import EmailAddress

from barnraiser.communities.models import Community
from barnraiser.people import actions, queries
from barnraiser.people.models import Consent, Person


def test_people_see_those_they_share_a_community_with(ruth: Person, callum: Person, harald: Person) -> None:
    assert set(queries.visible_to(ruth)) >= {ruth, callum}
    assert harald not in queries.visible_to(ruth)
    assert list(queries.visible_to(harald)) == [harald]
    assert not queries.visible_to(None).exists()


def test_who_proved_an_address_comes_before_whom_an_archive_knows_by_it(
    ruth: Person, soil_and_table: Community
) -> None:
    ghost = actions.introduce(name="R. Amsel", address="ruth@old.example")
    assert queries.with_address("Ruth@Old.example ") == ghost
    EmailAddress.objects.create(user=ruth.account, email="ruth@old.example", verified=False)
    assert queries.with_address("ruth@old.example") == ghost
    assert queries.proven_addresses_of(ruth) == ["ruth@aldervalley.example"]
    assert queries.proven_addresses_of(ghost) == []
    EmailAddress.objects.filter(email="ruth@old.example").update(verified=True)
    assert queries.with_address("ruth@old.example") == ruth
    assert queries.known_addresses(["ruth@old.example", "nobody@else.example"]) == {"ruth@old.example": ruth}
    assert "ruth@old.example" in queries.addresses_of(ruth)
    assert queries.proven_addresses_of(ruth) == ["ruth@aldervalley.example", "ruth@old.example"]


def test_the_address_one_signs_in_with_is_the_accounts(ruth: Person) -> None:
    assert queries.signs_in_with(ruth) == "ruth@aldervalley.example"
    assert queries.signs_in_with(actions.introduce(name="Ghost", address="ghost@aldervalley.example")) == ""
    assert queries.signs_in_with(None) == ""


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
