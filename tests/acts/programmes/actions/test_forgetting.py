import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.programmes import actions, queries
from barnraiser.acts.programmes.models import Answer, Draft, Mandate, Programme
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.organisations import actions as organisations
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

from ..telling import writes

pytestmark = pytest.mark.django_db


def test_forgetting_a_voice_keeps_what_was_said_without_the_name(
    mandate: Mandate, table: Programme, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    said = actions.approve(by=ruth, draft=writes(mandate, soil_and_table).draft)
    waiting = writes(mandate, soil_and_table, "Not out yet.").draft
    belonging.forget_me(by=callum)
    mandate.refresh_from_db()
    assert (mandate.person_id, mandate.role, mandate.until is not None) == (None, "", True)
    assert not Draft.objects.filter(pk=waiting.pk).exists()
    assert Draft.objects.get(pk=said.draft_id).words == ""
    voice = queries.voices(nell, [Message.objects.get(pk=said.message_id)])
    assert [v.organisation for v in voice.values()] == ["Brightwell Mills"]


def test_forgetting_a_reader_takes_their_name_from_the_stamp(
    mill: Organisation,
    mandate: Mandate,
    ruth: Person,
    callum: Person,
    nell: Person,
    soil_and_table: Community,
) -> None:
    organisations.take_on(by=callum, asked=organisations.name(by=ruth, organisation=mill, person=callum))
    draft = writes(mandate, soil_and_table).draft
    actions.ask_for_other_words(by=ruth, draft=draft, said="Shorter, Callum.")
    actions.revise(by=callum, draft=draft, words="Fridays.")
    statement = actions.approve(by=ruth, draft=draft)
    belonging.forget_me(by=ruth)
    assert not Answer.objects.exclude(by=None, said="").exists()
    message = Message.objects.get(pk=statement.message_id)
    assert queries.voices(nell, [message])[str(message.ref)].approved_by == "somebody who left"
    mill.refresh_from_db()
    assert mill.stands, "Callum answers for it still"


def test_an_organisation_whose_last_responsible_is_forgotten_falls_silent(
    mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    belonging.forget_me(by=ruth)
    mandate = Mandate.objects.select_related("programme__organisation", "person").get(pk=mandate.pk)
    assert not mandate.stands
    with pytest.raises(Refused):
        writes(mandate, soil_and_table)
