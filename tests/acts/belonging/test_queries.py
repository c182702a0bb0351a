from allauth.account.models import EmailAddress

from barnraiser.acts.belonging import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Address, Person

from .telling import ORLA, asked, comes


def test_the_link_finds_its_invitation_used_or_not(ruth: Person, soil_and_table: Community) -> None:
    invitation, token = asked(ruth, soil_and_table)
    comes(invitation)
    found = queries.with_token(token)
    assert found == invitation
    assert found.community == soil_and_table
    assert queries.with_token("guessed") is None


def test_everybody_sees_their_own_letters(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    invitation, _ = asked(ruth, soil_and_table)
    assert list(queries.sent_by(ruth, soil_and_table)) == [invitation]
    assert list(queries.sent_by(nell, soil_and_table)) == []
    assert queries.sent(ruth, invitation.code) == invitation
    assert queries.sent(nell, invitation.code) == invitation
    assert list(queries.sent_by_others(nell, soil_and_table)) == [invitation]
    assert list(queries.sent_by_others(ruth, soil_and_table)) == []
    actions.revoke(by=ruth, invitation=invitation)
    assert list(queries.sent_by(ruth, soil_and_table)) == []


def test_only_a_proven_address_is_shown_its_letters(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    claimed = EmailAddress.objects.create(user=harald.account, email=ORLA, verified=False)
    Address.objects.create(person=harald, address="orla@old.example")
    first, _ = asked(nell, soil_and_table)
    asked(nell, soil_and_table, "orla@old.example")
    assert queries.openings(harald) == []
    EmailAddress.objects.filter(pk=claimed.pk).update(verified=True)
    assert list(queries.to(harald)) == [first]


def test_the_export_tells_letters_written_and_taken(ruth: Person, soil_and_table: Community) -> None:
    orla = comes(asked(ruth, soil_and_table)[0])
    assert [i["address"] for i in queries.export(ruth)["invitations_written"]] == [ORLA]
    assert [i["by"] for i in queries.export(orla)["invitations_accepted"]] == ["Ruth Amsel"]
