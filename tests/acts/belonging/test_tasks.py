from datetime import timedelta

from django.core import mail

from barnraiser.acts.belonging import tasks
from barnraiser.acts.belonging.models import token_for
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import ORLA, asked, comes


def test_the_letter_carries_the_link(ruth: Person, soil_and_table: Community) -> None:
    invitation, token = asked(ruth, soil_and_table)
    tasks.send_invitation.call(invitation.pk)
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([ORLA], "Ruth Amsel invites you to Soil & Table")
    assert f"http://localhost/invitation/{token}/" in letter.body
    assert token == token_for(invitation.code)


def test_a_letter_no_longer_open_is_not_sent(ruth: Person, soil_and_table: Community) -> None:
    invitation, _ = asked(ruth, soil_and_table)
    with clock.at(clock.now() + timedelta(days=30)):
        tasks.send_invitation.call(invitation.pk)
    comes(invitation)
    tasks.send_invitation.call(invitation.pk)
    tasks.send_invitation.call(0)
    assert mail.outbox == []
