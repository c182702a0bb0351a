from django.db import transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.manifest import MENTIONED
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.actions import Entry
from barnraiser.capital import behind, projector, queries
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from tests.capital.conftest import SUMMER


def test_months_add_up_to_the_acts_that_went_in(village: Community, callum: Person) -> None:
    people.answer_consent(by=callum, purpose=Consent.Purpose.TIES, given=False)
    with clock.at(SUMMER):
        projector.catch_up(village)
    now = queries.latest(village)
    assert now
    heads, months = behind.by_month(village, now)
    assert heads == ["called in", "answered", "thanked"]
    assert sum(sum(counts) for _, counts in months) == now.act_count
    assert [month for month, _ in months] == sorted((month for month, _ in months), reverse=True)


def test_an_act_is_told_with_the_thing_it_is_about_and_without_who_is_left_out(
    village: Community, ruth: Person, callum: Person, priya: Person
) -> None:
    talk = conversations.start(
        by=ruth, community=village, kind="question", title="Yellow clover?", words="Help."
    )
    conversations.reply(by=callum, conversation=talk, words="The wet corner.")
    conversations.reply(by=priya, conversation=talk, words="Too much lime.")
    people.answer_consent(by=priya, purpose=Consent.Purpose.TIES, given=False)
    projector.catch_up(village)
    now = queries.latest(village)
    assert now
    first = behind.newest(ruth, village, now)[0]
    assert first.title == "Yellow clover?"
    assert "Callum Birch" in first.sentence
    assert "answered" in first.sentence
    assert not [line for line in behind.newest(ruth, village, now) if "Priya" in line.sentence]
    assert len(behind.newest(ruth, village, now)) == behind.A_PAGE


def test_who_declined_is_somebody_in_an_act_toward_several(
    village: Community, ruth: Person, callum: Person, priya: Person
) -> None:
    people.answer_consent(by=priya, purpose=Consent.Purpose.TIES, given=False)
    with clock.at(SUMMER):
        entry = Entry(MENTIONED, ruth, (callum, priya), village, None, SUMMER, "both at once")
        with transaction.atomic():
            ledger.record_all([entry])
        projector.catch_up(village)
        now = queries.latest(village)
        assert now
        told = [line.sentence for line in behind.newest(ruth, village, now)]
    assert "Callum Birch" in told[0]
    assert "somebody" in told[0]
    assert not [sentence for sentence in told if "Priya" in sentence]


def test_names_in_sentences_are_escaped(village: Community, ruth: Person, callum: Person) -> None:
    people.edit_profile(by=ruth, person=ruth, name="<b>Ruth</b>", interests=None)
    projector.catch_up(village)
    now = queries.latest(village)
    assert now
    assert not [line for line in behind.newest(callum, village, now) if "<b>" in line.sentence]


def test_only_kinds_that_form_ties_are_weighed(village: Community) -> None:
    assert [(row.words, row.weight) for row in behind.weighed(village)] == [
        ("answered", 1), ("thanked", 1), ("called in", 0.5),
    ]  # fmt: skip
