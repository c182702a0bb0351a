from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.acts.programmes import actions, queries
from barnraiser.acts.programmes.models import Answer, Draft, Mandate, Programme, Review, Seat, Statement
from barnraiser.communities.models import Community, PowerAct
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.organisations import actions as organisations
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person
from tests.at_once import at_once

from .telling import GUIDANCE, WORDS, acts, begins, offers, opens, speaks, writes

pytestmark = pytest.mark.django_db


# ---- programmes -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("J1")
def test_a_programme_says_what_for_toward_whom_under_which_guidelines_until_when(
    mill: Organisation, ruth: Person
) -> None:
    day = (clock.now() + timedelta(days=60)).date()
    table = begins(ruth, mill, next_on=day)
    guideline = queries.latest_guideline(table)
    assert (table.organisation, table.begun_by) == (mill, ruth)
    assert table.goal == "Growers know what a small lot costs before they sow it."
    assert table.audience == "Growers of small lots"
    assert (guideline.number, guideline.ask_first) == (1, ["Prices and promises"])
    assert [(r.level, r.next_on, r.by) for r in queries.reviews(table)] == [("before", day, ruth)]
    assert acts() == [("begun", "Ruth Amsel", [])]


def test_only_those_who_answer_for_it_begin_one(mill: Organisation, callum: Person) -> None:
    with pytest.raises(Refused, match="Only those who answer for Brightwell Mills"):
        begins(callum, mill)
    assert not Programme.objects.exists()


def test_a_programme_is_looked_at_again_within_a_year(mill: Organisation, ruth: Person) -> None:
    today = clock.now().date()
    for day in (today, today + timedelta(days=400)):
        with pytest.raises(Refused):
            begins(ruth, mill, next_on=day)
    assert not Programme.objects.exists()


@pytest.mark.requirement("J1")
def test_changed_guidelines_are_a_new_version(table: Programme, mandate: Mandate, ruth: Person) -> None:
    changed = actions.guide(by=ruth, programme=table, guidance=GUIDANCE, why="Prices moved up.")
    assert [(g.number, g.why) for g in queries.guidelines(table)] == [(2, "Prices moved up."), (1, "")]
    assert changed == queries.latest_guideline(table)
    assert acts("guided") == [("guided", "Ruth Amsel", ["Callum Birch"])]
    with pytest.raises(Refused):
        actions.guide(by=mandate.person or ruth, programme=table, guidance=GUIDANCE)


@pytest.mark.requirement("J3")
def test_each_look_at_the_balance_is_kept(table: Programme, mandate: Mandate, ruth: Person) -> None:
    opens(table, ruth)
    day = (clock.now() + timedelta(days=30)).date()
    actions.review(by=ruth, programme=table, level="before", reason="A price slipped out.", next_on=day)
    assert [(r.level, r.reason, r.by) for r in queries.reviews(table)] == [
        ("before", "A price slipped out.", ruth),
        ("open", "It went well.", ruth),
        ("before", "We are new at this.", ruth),
    ]
    assert acts("reviewed") == [("reviewed", "Ruth Amsel", ["Callum Birch"])] * 2
    with pytest.raises(Refused, match="within a year"):
        actions.review(by=ruth, programme=table, level="open", reason="", next_on=day + timedelta(days=500))
    assert Review.objects.count() == 3


def test_a_look_at_the_balance_is_told_to_the_others_who_answer_for_it(
    mill: Organisation, table: Programme, mandate: Mandate, ruth: Person, nell: Person
) -> None:
    organisations.take_on(by=nell, asked=organisations.name(by=ruth, organisation=mill, person=nell))
    opens(table, ruth)
    actions.set_rope(by=nell, mandate=mandate, level="before", reason="Together for a while.")
    assert acts("reviewed") == [
        ("reviewed", "Ruth Amsel", ["Callum Birch", "Nell Whitlock"]),
        ("reviewed", "Nell Whitlock", ["Callum Birch", "Ruth Amsel"]),
    ]


@pytest.mark.requirement("J3", "J4")
def test_one_voice_is_open_where_the_others_are_read_first(
    table: Programme, mandate: Mandate, ruth: Person, priya: Person, soil_and_table: Community
) -> None:
    hers = speaks(priya, table, ruth)
    actions.set_rope(by=ruth, mandate=mandate, level="open", reason="Eleven posted unchanged.")
    assert writes(mandate, soil_and_table).statement is not None
    assert writes(hers, soil_and_table).statement is None
    assert {rung.level.value: [v.person for v in rung.voices] for rung in queries.rungs(table)} == {
        "open": [mandate.person],
        "before": [priya],
    }


def test_a_closed_programme_lets_nothing_out(
    table: Programme, mandate: Mandate, ruth: Person, soil_and_table: Community
) -> None:
    actions.close(by=ruth, programme=table)
    with pytest.raises(Refused, match="has ended"):
        writes(mandate, soil_and_table)
    with pytest.raises(Refused, match="has ended"):
        actions.close(by=ruth, programme=table)
    assert acts("closed") == [("closed", "Ruth Amsel", ["Callum Birch"])]


# ---- mandates ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("J2")
def test_a_mandate_is_given_and_taken_up_with_scope_and_expiry(
    table: Programme, ruth: Person, callum: Person
) -> None:
    offered = offers(ruth, table, callum)
    assert not offered.stands
    taken = actions.take_up(by=callum, mandate=offered)
    assert taken.stands
    assert taken.scope == "Milling and small lots. Not prices."
    assert taken.expires_at > clock.now()
    assert acts("mandated", "taken_up") == [
        ("mandated", "Ruth Amsel", ["Callum Birch"]),
        ("taken_up", "Callum Birch", ["Ruth Amsel"]),
    ]


@pytest.mark.requirement("J2")
def test_a_mandate_lasts_a_year_at_the_most(table: Programme, ruth: Person, callum: Person) -> None:
    for days in (-1, 0, 367, 4000):
        with pytest.raises(Refused):
            offers(ruth, table, callum, days=days)
    assert not Mandate.objects.exists()


def test_a_mandate_goes_to_somebody_one_sees(
    table: Programme, ruth: Person, harald: Person, callum: Person, priya: Person
) -> None:
    with pytest.raises(Refused, match="you can see"):
        offers(ruth, table, harald)
    with pytest.raises(Refused, match="Only those who answer"):
        offers(callum, table, priya)


@pytest.mark.requirement("J2")
def test_one_standing_mandate_for_a_person_in_a_programme(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person
) -> None:
    with pytest.raises(Refused, match="has a mandate here already"):
        offers(ruth, table, callum)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(
            programme=table, person=callum, role="", scope="", expires_at=clock.now() + timedelta(days=2)
        )


@pytest.mark.requirement("J2")
def test_a_mandate_ends_by_itself_and_can_be_given_again(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(mandate.expires_at + timedelta(minutes=1)):
        assert not mandate.stands
        with pytest.raises(Refused, match="has run out"):
            writes(mandate, soil_and_table)
        again = offers(ruth, table, callum)
    mandate.refresh_from_db()
    assert mandate.until == mandate.expires_at, "what was, stays readable"
    assert again.pk != mandate.pk


@pytest.mark.requirement("J2")
def test_either_side_ends_a_mandate_and_nobody_else(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, priya: Person
) -> None:
    with pytest.raises(Refused, match="ended by the person who has it"):
        actions.end(by=priya, mandate=mandate)
    actions.end(by=ruth, mandate=mandate, why="The mill is closed in August.")
    with pytest.raises(Refused, match="ended already"):
        actions.end(by=callum, mandate=mandate)
    second = speaks(callum, table, ruth)
    actions.end(by=callum, mandate=second)
    kept = Mandate.objects.order_by("pk").values_list("ended_by__name", "why")
    assert list(kept) == [("Ruth Amsel", "The mill is closed in August."), ("Callum Birch", "")]
    assert acts("ended") == [
        ("ended", "Ruth Amsel", ["Callum Birch"]),
        ("ended", "Callum Birch", ["Ruth Amsel"]),
    ]


def test_an_offer_is_answered_once_and_by_whom_it_was_made_to(
    table: Programme, ruth: Person, callum: Person, priya: Person
) -> None:
    offered = offers(ruth, table, callum)
    with pytest.raises(Refused, match="the choice of the person"):
        actions.take_up(by=priya, mandate=offered)
    actions.decline_offer(by=callum, mandate=offered)
    with pytest.raises(Refused, match="no longer stands"):
        actions.take_up(by=callum, mandate=offered)
    assert acts("turned_down") == [("turned_down", "Callum Birch", ["Ruth Amsel"])]


def test_who_gives_themselves_a_mandate_need_not_answer(table: Programme, ruth: Person) -> None:
    assert offers(ruth, table, ruth).stands


# ---- communities ------------------------------------------------------------------------------------------------


def test_a_steward_lets_a_programme_in_and_all_can_read_it(
    table: Programme, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    seat = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="We listen first.")
    with pytest.raises(Refused, match="Only a steward"):
        actions.admit(by=ruth, seat=seat)
    assert actions.admit(by=nell, seat=seat).is_taken
    logged = PowerAct.objects.filter(community=soil_and_table, about=str(table.ref)).get()
    assert (logged.by_id, logged.toward_id) == (nell.pk, ruth.pk)
    assert "Brightwell Mills" in logged.what
    assert acts("asked_in", "admitted") == [
        ("asked_in", "Ruth Amsel", ["Nell Whitlock"]),
        ("admitted", "Nell Whitlock", ["Ruth Amsel"]),
    ]


def test_a_steward_does_not_let_their_own_organisation_in(nell: Person, soil_and_table: Community) -> None:
    trust = organisations.found(by=nell, name="Seed Trust", sector="nonprofit", about="Seeds.")
    seat = actions.ask_in(by=nell, programme=begins(nell, trust), community=soil_and_table, words="Us.")
    with pytest.raises(Refused, match="Another steward says"):
        actions.admit(by=nell, seat=seat)
    seat.refresh_from_db()
    assert not seat.is_taken


def test_a_steward_may_say_no_with_a_reason(
    table: Programme, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    seat = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="We listen first.")
    actions.refuse(by=nell, seat=seat, why="Not while the tender is open.")
    assert "Not while the tender is open" in PowerAct.objects.get(about=str(table.ref)).what
    with pytest.raises(Refused, match="answered already"):
        actions.admit(by=nell, seat=seat)
    again = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="Now?")
    with pytest.raises(Refused, match="or has asked to"):
        actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="Twice?")
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(programme=table, community=soil_and_table, words="")
    assert again.pk != seat.pk


def test_only_a_member_asks_for_their_own_organisation(
    table: Programme, ruth: Person, callum: Person, nell: Person, kitchens: Community
) -> None:
    with pytest.raises(Refused, match="Only members of Kitchens"):
        actions.ask_in(by=ruth, programme=table, community=kitchens, words="")
    with pytest.raises(Refused, match="Only those who answer"):
        actions.ask_in(by=nell, programme=table, community=kitchens, words="")


def test_either_side_ends_taking_part(
    seat: Seat, mandate: Mandate, nell: Person, callum: Person, soil_and_table: Community
) -> None:
    with pytest.raises(Refused, match="ended by a steward"):
        actions.part(by=callum, seat=seat)
    actions.part(by=nell, seat=seat, why="Nobody came.")
    with pytest.raises(Refused, match="does not take part in Soil & Table"):
        writes(mandate, soil_and_table)
    assert acts("parted") == [("parted", "Nell Whitlock", ["Ruth Amsel"])]
    assert PowerAct.objects.filter(about=str(seat.programme.ref)).count() == 2


def test_a_question_taken_back_is_no_use_of_power(
    table: Programme, ruth: Person, soil_and_table: Community
) -> None:
    seat = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="")
    actions.part(by=ruth, seat=seat)
    assert not PowerAct.objects.filter(about=str(table.ref)).exists()
    assert acts("parted") == []


# ---- words ------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("J2", "J4")
def test_open_words_stand_at_once_with_their_stamp(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    opens(table, ruth)
    statement = writes(mandate, soil_and_table).statement
    assert statement
    message = Message.objects.select_related("by", "conversation").get(pk=statement.message_id)
    assert (message.by, message.words, message.conversation.title) == (
        callum,
        WORDS,
        "Small lots on a Friday",
    )
    assert (statement.mandate, statement.guideline.number) == (mandate, 1)
    assert not statement.was_read_first
    assert acts("stated", "drafted") == [("stated", "Callum Birch", [])]


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


def test_an_author_takes_a_draft_back(
    mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    with pytest.raises(Refused):
        actions.withdraw(by=ruth, draft=draft)
    actions.withdraw(by=callum, draft=draft)
    with pytest.raises(Refused, match="took it back"):
        actions.approve(by=ruth, draft=draft)


def _revoked(mandate: Mandate, ruth: Person, callum: Person, nell: Person, seat: Seat) -> None:
    actions.end(by=ruth, mandate=mandate)


def _left(mandate: Mandate, ruth: Person, callum: Person, nell: Person, seat: Seat) -> None:
    membership = membership_of(callum, seat.community)
    assert membership
    belonging.leave(by=callum, membership=membership)


def _parted(mandate: Mandate, ruth: Person, callum: Person, nell: Person, seat: Seat) -> None:
    actions.part(by=nell, seat=seat)


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


@pytest.mark.requirement("J2", "J4")
@pytest.mark.django_db(transaction=True)
def test_twenty_approvals_at_once_are_one_publication(
    mandate: Mandate, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    draft = writes(mandate, soil_and_table).draft
    outcomes = at_once([partial(actions.approve, by=ruth, draft=draft)] * 20, tmp_path)
    assert sum(isinstance(outcome, Statement) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 19
    assert (Statement.objects.count(), Message.objects.count()) == (1, 1)
    assert (len(acts("approved")), len(acts("stated"))) == (1, 1)


@pytest.mark.requirement("J2")
@pytest.mark.django_db(transaction=True)
def test_twenty_offers_at_once_are_one_mandate(
    table: Programme, ruth: Person, callum: Person, tmp_path: Path
) -> None:
    outcomes = at_once([partial(offers, ruth, table, callum)] * 20, tmp_path)
    assert sum(isinstance(outcome, Mandate) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 19
    assert Mandate.objects.count() == len(acts("mandated")) == 1


# ---- what an organisation cannot do -----------------------------------------------------------------------------


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


# ---- forgetting -------------------------------------------------------------------------------------------------


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
    voice = queries.voices(nell, [str(Message.objects.get(pk=said.message_id).ref)])
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
    assert queries.voices(nell, [str(message.ref)])[str(message.ref)].approved_by == "somebody who left"
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
