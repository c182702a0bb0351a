import re
from datetime import timedelta

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.notices import pages, queries
from barnraiser.notices.pages import Notice
from barnraiser.people.models import Person
from tests.acts.conversations.telling import asks

from .telling import CALLED, HELPED, RAISED, WARNED, tell

pytestmark = pytest.mark.django_db


def shown(viewer: Person) -> list[Notice]:
    acts = queries.acts([key for key, _ in queries.for_(viewer)])
    found = pages.notices(viewer, acts, queries.read_until(viewer))
    return [notice for notice in found if not notice.kind.code.startswith("belonging.")]


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def said(viewer: Person) -> list[str]:
    return [plain(notice.sentence) for notice in shown(viewer)]


def test_a_notice_is_the_kinds_sentence_with_you_in_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(callum, soil_and_table, "Yellow clover?")
    reply = conversations.reply(by=ruth, conversation=talk, words="Only the wet corner.")
    (notice,) = shown(callum)
    assert notice.sentence == f'<a href="{ruth.get_absolute_url()}">Ruth Amsel</a> answered you'
    assert notice.title == "Yellow clover?"
    assert notice.card
    assert notice.card.url == reply.get_absolute_url()
    assert notice.community == soil_and_table
    assert notice.is_new
    assert notice.face == ruth


def test_alike_notices_about_one_thing_are_one(
    ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    talk, other = asks(callum, soil_and_table, "Yellow clover?"), asks(callum, soil_and_table, "Lentils?")
    for person in (ruth, nell, ruth):
        conversations.reply(by=person, conversation=talk, words="Hm.")
    conversations.reply(by=priya, conversation=other, words="Hm.")
    assert said(callum) == ["Priya Nair answered you", "Ruth Amsel and Nell Whitlock answered you"]


def test_more_than_three_are_counted(
    ruth: Person, callum: Person, nell: Person, priya: Person, harald: Person
) -> None:
    everybody = [nell, ruth, priya, harald]
    for person in everybody:
        tell(HELPED, person, [callum], about=None, occasion=person.handle)
    acts = queries.acts([key for key, _ in queries.for_(callum)])
    sight = pages.Sight.of(callum, acts)
    assert plain(sight.names(list(everybody))) == "Nell Whitlock, Ruth Amsel, Priya Nair and 1 more"
    assert plain(sight.names([callum])) == "you"
    assert plain(sight.names([None, callum])) == "somebody who left and you"


def test_what_all_hear_is_grouped_only_where_it_is_one_thing(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    first, second = asks(ruth, soil_and_table, "Hay day"), asks(ruth, soil_and_table, "Hay day")
    for person, talk in ((ruth, first), (nell, first), (ruth, second)):
        tell(CALLED, person, within=soil_and_table, about=talk.ref)
    assert said(callum) == [
        "Ruth Amsel called all to Hay day",
        "Nell Whitlock and Ruth Amsel called all to Hay day",
    ]
    assert f'href="{second.get_absolute_url()}"' in shown(callum)[0].sentence
    assert shown(callum)[0].title == "", "the sentence names it already"


def test_who_took_part_with_you_is_named_after_you(ruth: Person, callum: Person, priya: Person) -> None:
    tell(HELPED, ruth, [callum, priya])
    assert said(callum) == ["Ruth Amsel helped you and Priya Nair"]


def test_the_community_stands_once(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    tell(RAISED, ruth, within=soil_and_table)
    (notice,) = shown(callum)
    assert plain(notice.sentence) == "Ruth Amsel raised a barn in Soil &amp; Table"
    assert notice.community is None


def test_what_is_no_longer_seen_has_no_title_no_link_and_no_linked_name(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table, "The lentil failure")
    tell(WARNED, ruth, [callum], soil_and_table, about=talk.ref)
    assert shown(callum)[0].title == "The lentil failure"
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    (notice,) = shown(callum)
    assert notice.sentence == "<b>Ruth Amsel</b> wrote to you"
    assert (notice.title, notice.card, notice.community) == ("", None, None)
    assert "lentil" not in repr(notice.sight.cards)


def test_a_thing_that_is_gone_is_something(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table, "Hay day")
    tell(CALLED, ruth, within=soil_and_table, about=talk.ref)
    Message.objects.filter(conversation=talk).delete()
    talk.delete()
    assert said(callum) == ["Ruth Amsel called all to something"]


def test_somebody_forgotten_has_no_name(ruth: Person, callum: Person) -> None:
    tell(HELPED, ruth, [callum])
    ledger.forget(person=ruth)
    assert said(callum) == ["Somebody who left helped you"]
    assert shown(callum)[0].face is None


def test_names_are_words_and_no_markup(ruth: Person, callum: Person) -> None:
    ruth.name = "<script>Ruth</script>"
    ruth.save(update_fields=["name"])
    tell(HELPED, ruth, [callum])
    assert "<script>" not in shown(callum)[0].sentence


def test_new_and_known_ones_are_not_mixed(ruth: Person, callum: Person, nell: Person) -> None:
    now = clock.now()
    acts = [
        tell(HELPED, person, [callum], occasion=person.handle, at=now - timedelta(hours=hours))
        for hours, person in ((1, ruth), (3, nell))
    ]
    found = pages.notices(callum, acts, now - timedelta(hours=2))
    assert [(plain(n.sentence), n.is_new) for n in found] == [
        ("Ruth Amsel helped you", True),
        ("Nell Whitlock helped you", False),
    ]


def test_a_sentence_without_place_or_party_still_reads(ruth: Person, callum: Person) -> None:
    kind = Kind("tests.odd", "{by} spoke to {toward} in {within}", HELPED.flow)
    act = tell(HELPED, ruth, [], about=None)
    (act,) = queries.acts([act.pk])
    notice = Notice(kind, act, pages.Sight.of(callum, [act]), True, [ruth])
    assert plain(notice.sentence) == "Ruth Amsel spoke to everybody in the network"
