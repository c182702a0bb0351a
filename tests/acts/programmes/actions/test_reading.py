from collections.abc import Callable
from functools import partial

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.acts.programmes import actions, queries
from barnraiser.acts.programmes.models import Answer, Draft, Mandate, Programme, Seat, Statement
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.organisations import actions as organisations
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

from ..telling import WORDS, acts, offers, writes

pytestmark = pytest.mark.django_db


def _revoked(mandate: Mandate, ruth: Person, callum: Person, nell: Person, seat: Seat) -> None:
    actions.end(by=ruth, mandate=mandate)


def _left(mandate: Mandate, ruth: Person, callum: Person, nell: Person, seat: Seat) -> None:
    membership = membership_of(callum, seat.community)
    assert membership
    belonging.leave(by=callum, membership=membership)


def _parted(mandate: Mandate, ruth: Person, callum: Person, nell: Person, seat: Seat) -> None:
    actions.part(by=nell, seat=seat)


@pytest.mark.requirement("J2", "J4")
def test_words_approved_before_wait_and_go_out_with_both_names(
    mandate: Mandate, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    asked = conversations.start(
        by=nell, community=soil_and_table, kind="question", title="Lentils?", words="Who cleans them?"
    )
    opening = Message.objects.select_related("conversation__community").get(conversation=asked)
    draft = writes(mandate, soil_and_table, answers=opening, kind="", title="").draft
    assert draft.waiting_since
    assert Message.objects.count() == 1, "nothing is out yet"
    statement = actions.approve(by=ruth, draft=draft)
    message = Message.objects.get(pk=statement.message_id)
    assert (message.by_id, message.reply_to_id) == (callum.pk, opening.pk)
    assert (statement.approved_by, statement.was_read_first) == (ruth, True)
    assert acts("drafted", "approved", "stated") == [
        ("drafted", "Callum Birch", ["Ruth Amsel"]),
        ("approved", "Ruth Amsel", ["Callum Birch"]),
        ("stated", "Callum Birch", []),
    ]


@pytest.mark.requirement("J4")
def test_nobody_reads_their_own_words_first(
    mill: Organisation, table: Programme, seat: Seat, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    own = offers(ruth, table, ruth)
    draft = writes(own, soil_and_table).draft
    with pytest.raises(Refused, match="read by somebody else"):
        actions.approve(by=ruth, draft=draft)
    with pytest.raises(Refused, match="Only those who answer"):
        actions.approve(by=callum, draft=draft)
    organisations.take_on(by=callum, asked=organisations.name(by=ruth, organisation=mill, person=callum))
    assert actions.approve(by=callum, draft=draft).approved_by == callum


@pytest.mark.requirement("J4")
def test_a_reader_asks_for_other_words_and_reads_again(
    mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    with pytest.raises(Refused, match="no longer stand in the draft"):
        actions.ask_for_other_words(by=ruth, draft=draft, said="No.", marked="a hundred kilos")
    marked = "We’d do the first fifty kilos for nothing."
    actions.ask_for_other_words(by=ruth, draft=draft, said="No promises.", marked=marked)
    with pytest.raises(Refused, match="no longer waits"):
        actions.approve(by=ruth, draft=draft)
    with pytest.raises(Refused, match="by the person who wrote it"):
        actions.revise(by=ruth, draft=draft, words="Mine.")
    actions.revise(by=callum, draft=draft, words="We clean small lots on a Friday.")
    statement = actions.approve(by=ruth, draft=draft)
    assert Message.objects.get(pk=statement.message_id).words == "We clean small lots on a Friday."
    assert [a.verdict for a in queries.answers_of(draft)] == ["change", "approved"]
    assert acts("asked_back") == [("asked_back", "Ruth Amsel", ["Callum Birch"])]


def test_a_declined_draft_stays_its_authors_and_goes_out_never(
    mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    actions.decline(by=ruth, draft=draft, said="That is yours to say, not ours.")
    for late in (
        partial(actions.approve, by=ruth, draft=draft),
        partial(actions.revise, by=callum, draft=draft, words="Again"),
        partial(actions.withdraw, by=callum, draft=draft),
    ):
        with pytest.raises(Refused):
            late()
    assert draft in queries.drafts_visible_to(callum)
    assert not Statement.objects.exists()


@pytest.mark.requirement("J2")
@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (_revoked, "was ended"),
        (_left, "Only members of Soil & Table"),
        (_parted, "does not take part in Soil & Table"),
    ],
)
def test_what_ended_between_writing_and_approval_refuses_and_keeps_the_draft(
    happens: Callable[..., None],
    reason: str,
    mandate: Mandate,
    seat: Seat,
    ruth: Person,
    callum: Person,
    nell: Person,
    soil_and_table: Community,
) -> None:
    draft = writes(mandate, soil_and_table).draft
    happens(mandate, ruth, callum, nell, seat)
    with pytest.raises(Refused, match=reason):
        actions.approve(by=ruth, draft=draft)
    kept = Draft.objects.get(pk=draft.pk)
    assert (kept.words, kept.waiting_since is not None) == (WORDS, True)
    assert not Conversation.objects.exists()
    assert not Answer.objects.exists()


@pytest.mark.requirement("J2")
def test_a_mandate_that_ran_out_meanwhile_refuses_too(
    mandate: Mandate, ruth: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    with clock.at(mandate.expires_at), pytest.raises(Refused, match="has run out"):
        actions.approve(by=ruth, draft=draft)
    assert Draft.objects.waiting().get() == draft
