"""What stands in public, the same for everybody; who reads, counted and never named."""

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Conversation
from barnraiser.acts.outward import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import reads, says, sends

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("E3")
def test_only_what_is_public_and_nothing_candid_stands_outside(
    ruth: Person, soil_and_table: Community, talk: Conversation
) -> None:
    newer = says(ruth, soil_and_table, "Newer", kind="success")
    for audience, kind in ((Audience.COMMUNITY, "question"), (Audience.TRUSTED, "frustration")):
        says(ruth, soil_and_table, "inside", audience=audience, kind=kind)
    assert list(queries.outside(soil_and_table)) == queries.candidates(soil_and_table) == [newer, talk]
    assert queries.openings_of([talk])[talk.pk] == "<p>Tell <em>us</em>.</p>\n"


def test_a_community_is_out_while_something_of_it_stands_in_public(
    ruth: Person, nell: Person, soil_and_table: Community, talk: Conversation
) -> None:
    assert queries.community_outside("soil-and-table") == soil_and_table
    conversations.open_to(by=ruth, conversation=talk, audience=Audience.COMMUNITY)
    assert queries.community_outside("soil-and-table") is None
    conversations.open_to(by=ruth, conversation=talk, audience=Audience.PUBLIC)
    sends(nell, soil_and_table, talk)
    conversations.open_to(by=ruth, conversation=talk, audience=Audience.COMMUNITY)
    assert queries.community_outside("soil-and-table") == soil_and_table, "a newsletter went out, and stays"
    assert queries.community_outside("nowhere") is None


def test_drafts_are_seen_by_stewards_alone_and_what_was_sent_by_all(
    nell: Person, ruth: Person, soil_and_table: Community, talk: Conversation
) -> None:
    draft = actions.compose(by=nell, community=soil_and_table, title="Draft", words="")
    issue = sends(nell, soil_and_table, talk)
    assert set(queries.visible_to(nell)) == {draft, issue}
    assert list(queries.drafts(nell, soil_and_table)) == [draft]
    for viewer in (None, ruth):
        assert list(queries.visible_to(viewer)) == [issue]
    assert set(queries.cards(ruth, [draft.code, issue.code])) == {issue.code}


def test_a_newsletter_names_what_stands_in_public_now_in_its_own_order(
    nell: Person, ruth: Person, soil_and_table: Community, talk: Conversation
) -> None:
    other = says(ruth, soil_and_table, "Other")
    issue = sends(nell, soil_and_table, other, talk)
    assert queries.picked(issue) == [other, talk]
    conversations.open_to(by=ruth, conversation=other, audience=Audience.TRUSTED)
    assert queries.picked(issue) == [talk]
    assert queries.picked_of([]) == {}


def test_readers_are_counted_once_they_said_yes(
    nell: Person, soil_and_table: Community, talk: Conversation
) -> None:
    sends(nell, soil_and_table, talk)
    reader = reads(soil_and_table)
    actions.ask(community=soil_and_table, address="asked@elsewhere.example")
    assert queries.reader_count(soil_and_table) == 1
    assert queries.kept_of(reader)["address"] == reader.address
    assert list(queries.readers_at(reader.address.upper())) == [reader]
    assert queries.behind_word("") is None
