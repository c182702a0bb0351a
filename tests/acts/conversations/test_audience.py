"""Three audiences, and no text that gets past them."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Audience, Conversation, Message
from barnraiser.acts.conversations.queries.sight import in_own_rooms, visible_to
from barnraiser.acts.gatherings import actions as gatherings
from barnraiser.acts.gatherings.actions.meeting import When
from barnraiser.acts.trust import actions as trust
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from .telling import asks

CANARY = "The buyer walked out before the soup 7c1f9e"


def confides(by: Person, community: Community, audience: Audience = Audience.TRUSTED) -> Conversation:
    return actions.start(
        by=by, community=community, kind="success", title=CANARY, words=CANARY, audience=audience
    )


def meet(one: Person, other: Person, community: Community) -> None:
    when = When(day=clock.now().date(), minutes=30, place="The barn")
    gatherings.say_we_met(by=one, other=other, community=community, when=when)
    gatherings.say_we_met(by=other, other=one, community=community, when=when)


@pytest.mark.requirement("E3")
def test_among_the_trusted_whoever_the_author_met_reads_and_whoever_those_trust(
    soil_and_table: Community, ruth: Person, callum: Person, priya: Person, nell: Person
) -> None:
    talk = confides(ruth, soil_and_table)
    assert list(queries.visible_to(ruth)) == [talk]
    for reader in (callum, priya, nell):
        assert not queries.visible_to(reader).exists()
        assert not queries.messages_visible_to(reader).exists()
    meet(ruth, callum, soil_and_table)
    assert list(queries.visible_to(callum)) == [talk]
    assert not queries.visible_to(priya).exists()
    said = trust.say(
        by=callum,
        toward=priya,
        community=soil_and_table,
        quality="trust",
        matter="question",
        scope="what went wrong",
        reason="She listens.",
    )
    assert list(queries.visible_to(priya)) == [talk]
    assert not queries.visible_to(nell).exists()
    trust.withdraw(by=callum, statement=said)
    assert not queries.visible_to(priya).exists()


@pytest.mark.requirement("E3")
def test_who_may_not_read_it_finds_no_trace_of_it_on_any_page(
    soil_and_table: Community, ruth: Person, callum: Person, nell: Person
) -> None:
    talk = confides(ruth, soil_and_table)
    inside = soil_and_table.slug
    pages = [
        *("/", "/people/", f"/people/{ruth.handle}/", "/notices/", "/me/", "/search/?q=buyer"),
        f"/communities/{inside}/",
        f"/communities/{inside}/?order=newest",
        f"/communities/{inside}/?kind=success",
        talk.get_absolute_url(),
        f"/messages/{talk.messages.get().code}/",
    ]
    for reader in (nell, callum):
        browser = signed_in(reader)
        for page in pages:
            answer = browser.get(page, follow=True)
            assert "7c1f9e" not in answer.content.decode(), page
        assert browser.get(talk.get_absolute_url()).status_code == 404
        assert browser.post(f"{talk.get_absolute_url()}replies/", {"words": "Hm"}).status_code == 404
        assert queries.count(reader, soil_and_table) == 0
        assert queries.kind_counts(reader, soil_and_table)["success"] == 0
    assert CANARY in signed_in(ruth).get(talk.get_absolute_url()).content.decode()


def test_asked_shortly_or_at_length_one_reads_the_same_in_ones_own_communities(
    soil_and_table: Community, ruth: Person, callum: Person, harald: Person
) -> None:
    def read() -> list[set[Conversation]]:
        found = []
        for reader in (ruth, callum, harald):
            own = visible_to(reader).filter(community__in=Community.objects.of(reader))
            assert set(in_own_rooms(reader)) == set(own)
            found.append(set(own))
        return found

    for audience in (Audience.COMMUNITY, Audience.PUBLIC):
        confides(ruth, soil_and_table, audience)
    assert [len(each) for each in read()] == [2, 2, 0]
    confides(ruth, soil_and_table)
    assert [len(each) for each in read()] == [3, 2, 0]


def test_nobody_is_called_into_what_they_may_not_read(
    soil_and_table: Community, ruth: Person, callum: Person
) -> None:
    talk = confides(ruth, soil_and_table)
    said = actions.reply(by=ruth, conversation=talk, words=f"Should we tell @{callum.handle}?")
    assert not said.mentions.exists()
    with pytest.raises(Refused):
        actions.reply(by=callum, conversation=talk, words="Tell me what?")


def test_what_is_public_is_read_by_strangers_and_answered_by_members(
    soil_and_table: Community, ruth: Person, harald: Person, client: Client
) -> None:
    talk = confides(ruth, soil_and_table, Audience.PUBLIC)
    inside = actions.start(by=ruth, community=soil_and_table, kind="question", title="Ours?", words="Ours.")
    for browser in (client, signed_in(harald)):
        page = browser.get(talk.get_absolute_url())
        assert page.status_code == 200
        assert CANARY in page.content.decode()
        assert "<textarea" not in page.content.decode()
        assert browser.get(f"/messages/{talk.messages.get().code}/").status_code == 302
        assert browser.get(inside.get_absolute_url()).status_code == 404
    with pytest.raises(Refused):
        actions.reply(by=harald, conversation=talk, words="From outside")


@pytest.mark.parametrize("kind", ["failure", "frustration"])
def test_what_is_candid_is_never_public(soil_and_table: Community, ruth: Person, kind: str) -> None:
    with pytest.raises(Refused, match="stays in the room"):
        actions.start(
            by=ruth, community=soil_and_table, kind=kind, title="T", words="W", audience=Audience.PUBLIC
        )
    talk = actions.start(by=ruth, community=soil_and_table, kind=kind, title="T", words="W")
    with pytest.raises(Refused, match="stays in the room"):
        actions.open_to(by=ruth, conversation=talk, audience=Audience.PUBLIC)
    with pytest.raises(IntegrityError), transaction.atomic():
        Conversation.objects.update(audience=Audience.PUBLIC)
    assert not Conversation.objects.visible_to(ruth).for_outside().exists()
    page = signed_in(ruth).post(
        f"/communities/{soil_and_table.slug}/start/",
        {"kind": kind, "title": "T", "words": "W", "audience": "public"},
    )
    assert page.status_code == 422
    assert "stays in the room" in page.content.decode()


def test_once_others_have_spoken_it_can_only_be_for_fewer(
    soil_and_table: Community, ruth: Person, callum: Person
) -> None:
    talk = confides(ruth, soil_and_table, Audience.COMMUNITY)
    with pytest.raises(Refused, match="Whoever started it"):
        actions.open_to(by=callum, conversation=talk, audience=Audience.TRUSTED)
    actions.open_to(by=ruth, conversation=talk, audience=Audience.PUBLIC)
    actions.open_to(by=ruth, conversation=talk, audience=Audience.COMMUNITY)
    actions.reply(by=callum, conversation=talk, words="I saw it too.")
    with pytest.raises(Refused, match="no longer for more"):
        actions.open_to(by=ruth, conversation=talk, audience=Audience.PUBLIC)
    browser = signed_in(ruth)
    browser.post(f"{talk.get_absolute_url()}audience/", {"audience": "trusted"})
    assert not queries.visible_to(callum).exists()


def test_a_page_offers_three_audiences_and_the_community_is_chosen(
    soil_and_table: Community, ruth: Person
) -> None:
    page = signed_in(ruth).get(f"/communities/{soil_and_table.slug}/start/").content.decode()
    assert page.count('name="audience"') == 3
    assert 'value="community" checked' in page


def test_an_address_opens_to_just_those_who_see_what_is_there(
    soil_and_table: Community, nell: Person, ruth: Person, callum: Person, priya: Person, harald: Person
) -> None:
    talks = [confides(ruth, soil_and_table, audience) for audience in Audience]
    meet(ruth, callum, soil_and_table)
    belonging.leave(by=priya, membership=priya.memberships.get())
    for reader in (nell, ruth, callum, priya, harald, None):
        seen = set(queries.visible_to(reader).values_list("code", flat=True))
        assert {talk.code for talk in talks if queries.opened(reader, talk.code)} == seen
        if reader:
            listed = queries.latest(reader, soil_and_table).values_list("code", flat=True)
            assert set(listed) == seen
    actions.merge(by=nell, conversation=talks[1], into=other(ruth, soil_and_table), reason="One talk.")
    for reader, sees in ((nell, True), (priya, False), (harald, False), (None, False)):
        assert (queries.opened(reader, talks[1].code) is not None) is sees


def other(by: Person, community: Community) -> Conversation:
    return actions.start(by=by, community=community, kind="success", title="Other", words="Other.")


def test_of_a_few_messages_one_sees_those_that_one_reads(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    """Asked of their conversations it is the same as asked of the messages, whoever asks."""
    talks = [
        asks(ruth, soil_and_table, f"As {audience}", kind="success", audience=audience)
        for audience in Audience.values
    ]
    keys = [message.pk for talk in talks for message in Message.objects.filter(conversation=talk)]
    for viewer in (ruth, callum, harald, None):
        plain = set(queries.messages_visible_to(viewer).filter(pk__in=keys))
        assert set(queries.seen_among(viewer, pk__in=keys)) == plain
        assert all(each.conversation.title for each in queries.seen_among(viewer, pk__in=keys))
    assert [len(queries.seen_among(viewer, pk__in=keys)) for viewer in (ruth, callum, None)] == [3, 2, 1]
