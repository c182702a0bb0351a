from django.db import transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.manifest import MENTIONED
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.actions import Entry
from barnraiser.acts.ledger.models import Act
from barnraiser.capital import behind, projector, queries
from barnraiser.capital.shown import BY_NAME
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import CardView, kinds
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from tests.capital.conftest import SUMMER

TIES, KEPT_WORD, ACTIVITY = BY_NAME["ties"], BY_NAME["kept-word"], BY_NAME["activity"]


def test_months_add_up_to_the_acts_that_went_in(village: Community, callum: Person) -> None:
    people.answer_consent(by=callum, purpose=Consent.Purpose.TIES, given=False)
    with clock.at(SUMMER):
        projector.catch_up(village)
    now = queries.latest(village)
    assert now
    heads, months = behind.by_month(village, now, TIES)
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
    first = behind.newest(ruth, village, now, TIES)[0]
    assert first.title == "Yellow clover?"
    assert "Callum Birch" in first.sentence
    assert "answered" in first.sentence
    assert not [line for line in behind.newest(ruth, village, now, TIES) if "Priya" in line.sentence]
    assert len(behind.newest(ruth, village, now, TIES)) == behind.A_PAGE


def test_who_spoke_among_the_trusted_is_named_to_nobody_else(
    village: Community, ruth: Person, callum: Person, priya: Person
) -> None:
    talk = conversations.start(
        by=ruth, community=village, kind="question", title="Whom to ask?", words="Help."
    )
    conversations.reply(by=callum, conversation=talk, words="Not him.")
    projector.catch_up(village)
    now = queries.latest(village)
    assert now
    assert behind.newest(priya, village, now, TIES)[0].title == "Whom to ask?"
    assert "Callum Birch" in behind.newest(priya, village, now, TIES)[0].sentence
    conversations.open_to(by=ruth, conversation=talk, audience="trusted")
    told = behind.newest(priya, village, now, TIES)[0]
    assert told.title == ""
    assert "Callum" not in told.sentence
    assert "Ruth" not in told.sentence
    assert told.sentence.startswith("Somebody")
    assert "Callum Birch" in behind.newest(ruth, village, now, TIES)[0].sentence


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
        told = [line.sentence for line in behind.newest(ruth, village, now, TIES)]
    assert "Callum Birch" in told[0]
    assert "somebody" in told[0]
    assert not [sentence for sentence in told if "Priya" in sentence]


def test_names_in_sentences_are_escaped(village: Community, ruth: Person, callum: Person) -> None:
    people.edit_profile(by=ruth, person=ruth, name="<b>Ruth</b>", interests=None)
    projector.catch_up(village)
    now = queries.latest(village)
    assert now
    assert not [line for line in behind.newest(callum, village, now, TIES) if "<b>" in line.sentence]


def test_only_kinds_that_form_ties_are_weighed_heaviest_first(village: Community) -> None:
    rows = {row.words: row.weight for row in behind.weighed(village)}
    assert (rows["answered"], rows["thanked"], rows["called in"]) == (1, 1, 0.5)
    assert "joined" not in rows
    assert list(rows.values()) == sorted(rows.values(), reverse=True)


def test_each_figure_rests_on_its_own_acts(village: Community, ruth: Person, callum: Person) -> None:
    talk = conversations.start(by=ruth, community=village, kind="question", title="Clover?", words="Help.")
    conversations.reply(by=callum, conversation=talk, words="The wet corner.")
    projector.catch_up(village)
    now = queries.latest(village)
    assert now
    tied, done = (behind.counted(village, now, figure).count() for figure in (TIES, ACTIVITY))
    assert 0 < tied < done, "coming in forms no tie, and is something done"
    assert not behind.counted(village, now, KEPT_WORD).exists()


def test_every_kind_can_be_put_into_words_with_what_it_is_about(village: Community, ruth: Person) -> None:
    assert all(behind.words(code) for code in kinds())
    act = Act.objects.filter(within=village).select_related("by").prefetch_related("parties__person").first()
    assert act
    card = CardView("<b>Soil</b>", "/campaigns/4k7/")
    for kind in kinds().values():
        sentence = behind._sentence(kind, act, set(), village, card)
        assert "{" not in sentence
        if "{about}" in kind.sentence:
            assert '<a href="/campaigns/4k7/">&lt;b&gt;Soil&lt;/b&gt;</a>' in sentence
