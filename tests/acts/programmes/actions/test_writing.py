import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.programmes import actions
from barnraiser.acts.programmes.models import Mandate
from barnraiser.acts.programmes.queries import answered_in, speaks_for
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground.verdict import Refused
from barnraiser.organisations import actions as organisations
from barnraiser.people.models import Person

from ..telling import writes

pytestmark = pytest.mark.django_db


def test_an_author_takes_a_draft_back(
    mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    with pytest.raises(Refused):
        actions.withdraw(by=ruth, draft=draft)
    actions.withdraw(by=callum, draft=draft)
    with pytest.raises(Refused, match="took it back"):
        actions.approve(by=ruth, draft=draft)


def test_a_mandate_is_used_by_the_one_who_has_it(
    mandate: Mandate, ruth: Person, callum: Person, kitchens: Community, soil_and_table: Community
) -> None:
    with pytest.raises(Refused, match="used by the person who has it"):
        actions.write(
            by=ruth, mandate=mandate, community=soil_and_table, words="I", kind="success", title="I"
        )
    with pytest.raises(Refused, match="does not take part in Kitchens"):
        writes(mandate, kitchens)
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    with pytest.raises(Refused, match="Only members"):
        writes(mandate, soil_and_table)


@pytest.mark.requirement("J5")
def test_no_action_of_a_programme_touches_what_others_say(
    mandate: Mandate, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    """Everything that can be done for an organisation is done; what a stakeholder said stays as it was said."""
    said = conversations.start(
        by=nell, community=soil_and_table, kind="frustration", title="The mill", words="It cheats on weight."
    )
    before = Message.objects.filter(conversation=said).values().get()
    draft = writes(mandate, soil_and_table).draft
    actions.ask_for_other_words(by=ruth, draft=draft, said="Softer.")
    actions.close(by=ruth, programme=mandate.programme)
    organisations.close(by=ruth, organisation=mandate.programme.organisation)
    assert Message.objects.filter(conversation=said).values().get() == before
    other = {"approve", "ask_for_other_words", "decline", "revise", "withdraw"}
    assert other <= set(actions.__all__), "what is done to words is done to drafts"
    assert not {"hide", "remove", "take_down", "edit", "delete"} & set(actions.__all__)


@pytest.mark.requirement("E3")
@pytest.mark.parametrize("kind", ["failure", "frustration"])
def test_nobody_answers_for_an_organisation_where_people_confide(
    mandate: Mandate, ruth: Person, nell: Person, soil_and_table: Community, kind: str
) -> None:
    assert mandate.person
    talk = conversations.start(
        by=nell, community=soil_and_table, kind=kind, title="Lost", words="A canary 4b4b"
    )
    first = Message.objects.select_related("conversation__community", "by").get(conversation=talk)
    assert speaks_for(mandate.person, talk) == []
    with pytest.raises(Refused, match="told to neighbours"):
        actions.write(
            by=mandate.person, mandate=mandate, community=soil_and_table, words="Us too.", answers=first
        )
    question = conversations.start(by=nell, community=soil_and_table, kind="question", title="Q", words="?")
    assert speaks_for(mandate.person, question)
    first = Message.objects.select_related("conversation__community", "by").get(conversation=question)
    draft = actions.write(
        by=mandate.person, mandate=mandate, community=soil_and_table, words="We do.", answers=first
    ).draft
    assert answered_in(ruth, draft) == question
    conversations.open_to(by=nell, conversation=question, audience="trusted")
    assert speaks_for(mandate.person, question) == []
    assert answered_in(ruth, draft) is None
    with pytest.raises(Refused, match="told to neighbours"):
        actions.approve(by=ruth, draft=draft)
