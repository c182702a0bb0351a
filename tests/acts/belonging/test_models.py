from datetime import timedelta

from django.test import override_settings

from barnraiser.acts.belonging import actions
from barnraiser.acts.belonging.models import Invitation, digest, token_for
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person


def test_the_secret_can_be_made_again_here_and_nowhere_else() -> None:
    token = token_for("abc")
    assert token == token_for("abc")
    assert token != token_for("abd")
    assert len(token) == len("abc") + 40
    with override_settings(SECRET_KEY="another house"):
        assert token_for("abc") != token


def test_only_the_digest_finds_the_invitation(ruth: Person, soil_and_table: Community) -> None:
    invitation, token = actions.invite(by=ruth, community=soil_and_table, address="a@b.example", send=False)
    assert invitation.token_digest == digest(token)
    assert Invitation.objects.with_token(token).get() == invitation
    assert not Invitation.objects.with_token(invitation.token_digest).exists()
    assert token not in str(invitation)


def test_open_means_neither_used_nor_taken_back_nor_old(ruth: Person, soil_and_table: Community) -> None:
    letters = [
        actions.invite(by=ruth, community=soil_and_table, address=f"{n}@b.example", send=False)[0]
        for n in "abc"
    ]
    actions.revoke(by=ruth, invitation=letters[0])
    person = actions.come_in(invitation=letters[1], name="B", password="a quiet barn", counts_ties=True)
    assert list(Invitation.objects.open()) == [letters[2]]
    assert person.name in str(person)
    with clock.at(clock.now() + timedelta(days=22)):
        assert not Invitation.objects.open().exists()
