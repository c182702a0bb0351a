import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Draft
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import asks


def test_one_draft_a_person_and_place(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    for words in ("I", "I think", "I think it was wet"):
        actions.keep_draft(by=callum, community=soil_and_table, conversation=talk, words=words)
        actions.keep_draft(by=callum, community=soil_and_table, words=words, title="Wet", kind="failure")
        actions.keep_draft(by=ruth, community=soil_and_table, conversation=talk, words="Mine")
    assert Draft.objects.count() == 3
    mine = queries.draft_in(callum, talk)
    assert mine
    assert mine.words == "I think it was wet"
    begun = queries.draft_of(callum, soil_and_table)
    assert begun
    assert (begun.title, begun.kind) == ("Wet", "failure")
    assert {draft.by_id for draft in queries.drafts(callum)} == {callum.pk}


def test_the_database_knows_it_too(ruth: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    for place in ({"conversation": talk}, {}):
        Draft.objects.create(by=ruth, community=soil_and_table, words="One", **place)
        with pytest.raises(IntegrityError), transaction.atomic():
            Draft.objects.create(by=ruth, community=soil_and_table, words="Two", **place)


def test_empty_words_are_no_draft(ruth: Person, soil_and_table: Community) -> None:
    actions.keep_draft(by=ruth, community=soil_and_table, words="Something")
    assert actions.keep_draft(by=ruth, community=soil_and_table, words="  ") is None
    assert not Draft.objects.exists()


def test_nobody_keeps_a_draft_where_they_may_not_speak(
    harald: Person, ruth: Person, soil_and_table: Community
) -> None:
    with pytest.raises(Refused):
        actions.keep_draft(by=harald, community=soil_and_table, words="Let me in")
    with pytest.raises(Refused):
        actions.keep_draft(
            by=harald, community=soil_and_table, conversation=asks(ruth, soil_and_table), words="Hm"
        )


def test_drafts_go_with_the_person_and_with_their_leaving(ruth: Person, soil_and_table: Community) -> None:
    actions.keep_draft(by=ruth, community=soil_and_table, words="A half thought")
    assert queries.own(ruth)["drafts"][0]["words"] == "A half thought"
    actions.unname(by=ruth, community=soil_and_table)
    assert not Draft.objects.exists()
    actions.keep_draft(by=ruth, community=soil_and_table, words="Another")
    actions.forget(person=ruth)
    assert not Draft.objects.exists()
