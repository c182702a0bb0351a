from datetime import timedelta

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations import queries as talk
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.programmes import actions, queries
from barnraiser.acts.programmes.models import Mandate, Programme, Seat
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock, manifest
from barnraiser.organisations import actions as organisations
from barnraiser.organisations import queries as known
from barnraiser.organisations.models import Organisation
from barnraiser.people import actions as person_actions
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .telling import GUIDANCE, begins, offers, opens, speaks, writes

pytestmark = pytest.mark.django_db


# ---- sight ------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("J1")
def test_a_programme_is_seen_where_it_takes_part(
    table: Programme, ruth: Person, nell: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    assert list(queries.visible_to(ruth)) == [table]
    assert not queries.visible_to(nell)
    asked = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="")
    assert list(queries.visible_to(nell)) == [table], "a steward sees who asks"
    assert not queries.visible_to(callum)
    seat = actions.admit(by=nell, seat=asked)
    assert list(queries.visible_to(callum)) == [table]
    assert not queries.visible_to(harald)
    actions.part(by=nell, seat=seat)
    assert not queries.visible_to(callum)
    assert not queries.visible_to(None)


def test_whoever_left_the_community_sees_it_no_more(seat: Seat, callum: Person) -> None:
    assert queries.visible_to(callum)
    membership = communities.membership_of(callum, seat.community)
    assert membership
    belonging.leave(by=callum, membership=membership)
    assert not queries.visible_to(callum)


@pytest.mark.requirement("A9")
def test_an_organisation_shows_who_answers_for_it_wherever_it_takes_part(
    table: Programme, ruth: Person, nell: Person, harald: Person, kitchens: Community
) -> None:
    """Harald shares no community with Ruth, and meets her by name through what the mill says in Kitchens."""
    belonging.join(by=harald, community=kitchens)
    assert ruth not in people.visible_to(harald)
    belonging.join(by=ruth, community=kitchens)
    asked = actions.ask_in(by=ruth, programme=table, community=kitchens, words="")
    actions.admit(by=nell, seat=asked)
    membership = communities.membership_of(ruth, kitchens)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    assert ruth in people.visible_to(harald)
    assert table.organisation in known.visible_to(harald)


def test_a_voice_and_those_it_speaks_for_see_each_other(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person
) -> None:
    for person in (ruth, callum):
        membership = communities.membership_of(
            person, communities.visible_to(person).get(slug="soil-and-table")
        )
        assert membership
        belonging.leave(by=person, membership=membership)
    assert callum in people.visible_to(ruth)
    assert ruth in people.visible_to(callum)
    actions.end(by=ruth, mandate=mandate)
    assert callum not in people.visible_to(ruth)


def test_drafts_are_seen_by_their_author_and_their_readers(
    mandate: Mandate, ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    for person in (ruth, callum):
        assert list(queries.drafts_visible_to(person)) == [draft]
        assert queries.draft_cards(person, [draft.code])[draft.code].url == draft.get_absolute_url()
        assert list(queries.mandate_cards(person, [mandate.code]))
    for person in (nell, priya):
        assert not queries.drafts_visible_to(person)
        assert not queries.draft_cards(person, [draft.code])
        assert not queries.mandate_cards(person, [mandate.code])
        assert queries.programme_cards(person, [mandate.programme.code])


def test_earlier_mandates_are_known_to_those_who_answer_for_it(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, nell: Person
) -> None:
    actions.end(by=ruth, mandate=mandate)
    again = speaks(callum, table, ruth)
    assert list(queries.mandates(ruth, table)) == [mandate, again]
    assert list(queries.mandates(nell, table)) == [again]


# ---- voices -----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("A9", "J2")
def test_a_statement_carries_its_stamp(
    table: Programme, mandate: Mandate, ruth: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    statement = actions.approve(by=ruth, draft=writes(mandate, soil_and_table).draft)
    message = Message.objects.select_related("conversation__community", "by").get(pk=statement.message_id)
    actions.guide(by=ruth, programme=table, guidance=GUIDANCE)
    [said] = talk.said(nell, [message])
    assert said.voice
    assert (said.voice.organisation, said.voice.initials) == ("Brightwell Mills", "BM")
    assert said.voice.guide_url.endswith("#v1"), "the version it was said under, not the newest"
    assert said.voice.approved_by == "Ruth Amsel"
    assert said.voice.url == table.get_absolute_url()
    assert not said.voice.press
    assert not manifest.voices_of(harald, [message])


def test_what_a_person_says_as_themselves_carries_none(
    mandate: Mandate, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    own = conversations.start(by=callum, community=soil_and_table, kind="success", title="Rye", words="Rye.")
    message = Message.objects.get(conversation=own)
    assert not manifest.voices_of(nell, [message])


def test_a_stamp_stays_when_its_programme_has_gone_and_links_nowhere(
    mandate: Mandate, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    statement = actions.approve(by=ruth, draft=writes(mandate, soil_and_table).draft)
    organisations.close(by=ruth, organisation=mandate.programme.organisation)
    message = Message.objects.get(pk=statement.message_id)
    voice = manifest.voices_of(nell, [message])[str(message.ref)]
    assert (voice.organisation, voice.url, voice.guide_url) == ("Brightwell Mills", "", "")


def test_a_journalist_for_a_paper_says_so(
    nell: Person, callum: Person, ruth: Person, soil_and_table: Community
) -> None:
    person_actions.edit_profile(by=callum, person=callum, sector="media")
    callum.refresh_from_db()
    paper = organisations.found(by=ruth, name="The Courier", sector="media", about="News.")
    programme = begins(ruth, paper, level="open")
    asked = actions.ask_in(by=ruth, programme=programme, community=soil_and_table, words="")
    actions.admit(by=nell, seat=asked)
    statement = writes(speaks(callum, programme, ruth), soil_and_table).statement
    assert statement
    message = Message.objects.get(pk=statement.message_id)
    assert manifest.voices_of(nell, [message])[str(message.ref)].press


def test_one_is_offered_to_answer_where_one_may(
    mandate: Mandate, callum: Person, nell: Person, soil_and_table: Community, kitchens: Community
) -> None:
    here = conversations.start(by=nell, community=soil_and_table, kind="question", title="?", words="?")
    there = conversations.start(by=nell, community=kitchens, kind="question", title="?", words="?")
    assert [card.title for card in manifest.speaks_for(callum, here)] == ["Brightwell Mills"]
    assert not manifest.speaks_for(callum, there)
    assert not manifest.speaks_for(nell, here)


@pytest.mark.requirement("A9")
def test_a_persons_page_says_for_whom_they_speak_and_until_when(
    mandate: Mandate, callum: Person, nell: Person
) -> None:
    [card] = [card for card in manifest.belongings(nell, callum) if card.role]
    assert card.title == "Brightwell Mills"
    assert card.role.startswith("speaks for it until ")
    with clock.at(mandate.expires_at):
        assert not [card for card in manifest.belongings(nell, callum) if card.role]


def test_an_organisations_page_lists_what_its_reader_may_see(
    mill: Organisation, table: Programme, mandate: Mandate, ruth: Person, nell: Person
) -> None:
    hidden = begins(ruth, mill, name="Elsewhere")
    [shown] = manifest.annexes(nell, mill)
    assert [card.title for card in shown.cards] == [table.name]
    assert [person for person, _ in shown.people] == [mandate.person]
    assert not shown.acts
    [own] = manifest.annexes(ruth, mill)
    assert {card.title for card in own.cards} == {table.name, hidden.name}
    assert [act.title for act in own.acts] == ["Begin a programme"]
    assert not manifest.annexes(nell, nell)


# ---- the queue --------------------------------------------------------------------------------------------------


@pytest.mark.requirement("J4")
def test_the_queue_says_how_long_each_has_waited(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    now = clock.now()
    with clock.at(now - timedelta(hours=30)):
        old = writes(mandate, soil_and_table, "Old.").draft
    with clock.at(now - timedelta(hours=2)):
        new = writes(mandate, soil_and_table, "New.").draft
    with clock.at(now):
        shown = queries.queue(ruth, table)
    assert [(row.draft, row.waited, row.is_long) for row in shown] == [
        (old, "1 day", True),
        (new, "2 hours", False),
    ]
    assert all(row.can_go_out for row in shown)
    for other in (callum, nell):
        assert queries.queue(other, table) == []


def test_the_queue_says_what_cannot_go_out(
    table: Programme, mandate: Mandate, ruth: Person, soil_and_table: Community
) -> None:
    writes(mandate, soil_and_table)
    actions.end(by=ruth, mandate=mandate)
    assert [row.can_go_out for row in queries.queue(ruth, table)] == [False]


def test_the_usual_wait_is_told_with_its_count(
    table: Programme, mandate: Mandate, ruth: Person, soil_and_table: Community
) -> None:
    assert queries.usual_wait(table) == ("", 0)
    now = clock.now()
    for hours in (1, 3, 9):
        with clock.at(now - timedelta(hours=hours)):
            draft = writes(mandate, soil_and_table).draft
        with clock.at(now):
            actions.approve(by=ruth, draft=draft)
    assert queries.usual_wait(table) == ("3 hours", 3)


def test_a_quarter_is_counted_for_the_programme(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    actions.ask_for_other_words(by=ruth, draft=draft, said="Shorter.")
    actions.revise(by=callum, draft=draft, words="Fridays.")
    statement = actions.approve(by=ruth, draft=draft)
    message = Message.objects.select_related("conversation__community", "by").get(pk=statement.message_id)
    conversations.thank(by=nell, message=message)
    conversations.reply(by=nell, conversation=message.conversation, words="Good.")
    opens(table, ruth)
    writes(mandate, soil_and_table)
    told = queries.tally(table)
    assert (told.said, told.read_first, told.changed, told.thanked, told.answered) == (2, 1, 1, 1, 1)


def test_ones_own_drafts_are_those_that_may_still_go_out(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    waits, asked, out, no = (writes(mandate, soil_and_table, word).draft for word in "abcd")
    actions.ask_for_other_words(by=ruth, draft=asked, said="Longer.")
    actions.approve(by=ruth, draft=out)
    actions.decline(by=ruth, draft=no, said="No.")
    assert queries.drafts_of(callum, table) == [waits, asked]
    assert queries.drafts_of(ruth, table) == []


# ---- communities ------------------------------------------------------------------------------------------------


def test_a_communitys_guests_and_who_speaks_there(
    seat: Seat, mandate: Mandate, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    [guest] = queries.guests(callum, soil_and_table, [seat])
    assert (guest.voices, guest.own) == ([callum], mandate)
    assert queries.guests(nell, soil_and_table, [seat])[0].own is None
    assert queries.count(nell, soil_and_table) == 1


def test_who_asks_is_for_stewards(
    table: Programme, ruth: Person, nell: Person, callum: Person, soil_and_table: Community
) -> None:
    seat = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="")
    assert queries.asking(nell, soil_and_table) == [seat]
    assert queries.asking(callum, soil_and_table) == []
    assert queries.seat_at(nell, soil_and_table.slug, table.code) == seat
    assert queries.seat_at(callum, soil_and_table.slug, table.code) is None
    assert list(queries.seats(ruth, table)) == [seat]
    assert not queries.seats(callum, table)


# ---- openings ---------------------------------------------------------------------------------------------------


def titles(person: Person) -> list[str]:
    return [opening.title for opening in queries.openings(person)]


@pytest.mark.requirement("J2", "J4")
def test_each_is_shown_what_waits_for_them(
    table: Programme, ruth: Person, nell: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    asked = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="")
    assert titles(nell) == ["May Brightwell Mills take part in Soil & Table?"]
    actions.admit(by=nell, seat=asked)
    assert titles(nell) == []
    offered = offers(ruth, table, callum)
    assert titles(callum) == ["Speak for Brightwell Mills?"]
    mandate = actions.take_up(by=callum, mandate=offered)
    draft = writes(mandate, soil_and_table).draft
    assert titles(ruth) == ["Read what Callum Birch wants to say for Brightwell Mills"]
    assert titles(callum) == []
    actions.ask_for_other_words(by=ruth, draft=draft, said="Shorter.")
    assert titles(callum) == ["Find other words for what you say for Brightwell Mills"]
    assert titles(priya) == titles(ruth) == []


@pytest.mark.requirement("J3")
def test_those_who_answer_for_it_are_reminded_to_look_again(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person
) -> None:
    review = queries.reviews(table)[0]
    assert review.next_on
    with clock.at(clock.now() + timedelta(days=88)):
        assert titles(ruth) == ["Look again at how much Brightwell Mills reads first"]
        assert titles(callum) == []
        opens(table, ruth)
        assert titles(ruth) == []


@pytest.mark.requirement("J2")
def test_a_mandate_about_to_end_is_told_to_both(mandate: Mandate, ruth: Person, callum: Person) -> None:
    with clock.at(mandate.expires_at - timedelta(days=5)):
        assert "Your mandate to speak for Brightwell Mills ends soon" in titles(callum)
        assert "Callum Birch’s mandate to speak for Brightwell Mills ends soon" in titles(ruth)
    with clock.at(mandate.expires_at):
        assert "Your mandate to speak for Brightwell Mills ends soon" not in titles(callum)


# ---- export -----------------------------------------------------------------------------------------------------


def test_the_export_holds_ones_own_words_and_choices(
    mandate: Mandate, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    actions.ask_for_other_words(by=ruth, draft=draft, said="Shorter.")
    own, reader = queries.own(callum), queries.own(ruth)
    assert [row["organisation"] for row in own["mandates"]] == ["Brightwell Mills"]
    assert [row["words"] for row in own["drafts"]] == [draft.words]
    assert [row["said"] for row in reader["read_first"]] == ["Shorter."]
    assert [row["reason"] for row in reader["reviews"]] == ["We are new at this."]
    assert [row["words"] for row in reader["asked_in"]] == ["We listen first."]
    assert [name for name, kept in queries.own(nell).items() if kept] == ["places_answered"]
