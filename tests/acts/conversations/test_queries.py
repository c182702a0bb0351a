import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.actions import ImportedMessage, import_conversation
from barnraiser.acts.conversations.models import (
    AskedIn,
    Bookmark,
    Draft,
    Following,
    LinkCard,
    Linked,
    Nod,
    Thanks,
    Trace,
    Wording,
)  # fmt: skip
from barnraiser.acts.conversations.queries.beside import beside
from barnraiser.acts.conversations.queries.threads import Said
from barnraiser.acts.conversations.uploads import Upload
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import manifests
from barnraiser.people import actions as people
from barnraiser.people.models import Person

from .telling import asks, later, opening, photo

pytestmark = pytest.mark.django_db


def titles(viewer: Person, community: Community, order: str, kind: str = "") -> list[str]:
    return [talk.title for talk in queries.latest(viewer, community, kind, order)]


@pytest.mark.requirement("L6")
def test_order_is_by_time_in_the_way_the_reader_chose_and_nothing_is_hidden(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    """Thanks, roles and popularity move nothing: every member sees every conversation in the same order."""
    with clock.at(later(days=0)):
        old = asks(ruth, soil_and_table, "Old question")
    with clock.at(later(days=1)):
        answered = asks(nell, soil_and_table, "Answered")
    with clock.at(later(days=2)):
        asks(callum, soil_and_table, "Young question")
    with clock.at(later(days=3)):
        asks(ruth, soil_and_table, "News", kind="announcement")
    with clock.at(later(days=4)):
        actions.reply(by=ruth, conversation=answered, words="So it is.")
    before = {order: titles(ruth, soil_and_table, order) for order in ("spoken", "newest", "waiting")}
    for person in (ruth, callum):
        actions.thank(by=person, message=opening(answered))
    for person in (nell, callum):
        actions.thank(by=person, message=opening(old))
    for viewer in (ruth, callum, nell):
        for order, found in before.items():
            assert titles(viewer, soil_and_table, order) == found
    assert before == {
        "spoken": ["Answered", "News", "Young question", "Old question"],
        "newest": ["News", "Young question", "Answered", "Old question"],
        "waiting": ["Old question", "Young question", "Answered", "News"],
    }


def test_one_kind_can_be_chosen(ruth: Person, soil_and_table: Community) -> None:
    asks(ruth, soil_and_table, "A question")
    asks(ruth, soil_and_table, "A failure", kind="failure")
    assert titles(ruth, soil_and_table, "spoken", "failure") == ["A failure"]
    counts = queries.kind_counts(ruth, soil_and_table)
    assert (counts["question"], counts["failure"], counts["success"]) == (1, 1, 0)
    assert queries.count(ruth, soil_and_table) == 2


def test_who_is_no_member_finds_nothing(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    assert list(queries.latest(harald, soil_and_table)) == []
    assert (
        sum(queries.kind_counts(harald, soil_and_table).values())
        == queries.count(harald, soil_and_table)
        == 0
    )
    assert list(queries.unanswered(harald)) == []
    assert queries.cards(harald, [opening(talk).code]) == {}
    assert queries.conversation_cards(harald, [talk.code]) == {}
    assert queries.cards(ruth, [opening(talk).code])[opening(talk).code].title == "Yellow clover?"
    assert queries.conversation_cards(ruth, [talk.code])[talk.code].url == talk.get_absolute_url()


def test_a_row_shows_who_spoke_last_how_many_more_and_how_many_thanked(
    ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    thread = [ImportedMessage("0", ruth, "0", later())]
    for number, person in enumerate((callum, nell, priya, callum), start=1):
        thread.append(ImportedMessage(str(number), person, str(number), later(hours=number), "0"))
    import_conversation(community=soil_and_table, kind="question", title="Hm", messages=thread)
    talk = queries.latest(ruth, soil_and_table).get()
    for person in (callum, nell):
        actions.thank(by=person, message=queries.messages_visible_to(ruth).opening().get())
    row = queries.rows([talk])[0]
    assert row.faces == [callum, priya, nell, ruth]
    assert (row.more, row.thanked_by) == (0, 2)
    import_conversation(
        community=soil_and_table, kind="question", title="Hm",
        messages=[ImportedMessage("9", people.introduce(name="Bo"), "9", later(hours=9), "0")],
    )  # fmt: skip
    row = queries.rows([queries.latest(ruth, soil_and_table).get()])[0]
    assert [person.name for person in row.faces] == ["Bo", "Callum Birch", "Priya Nair", "Nell Whitlock"]
    assert row.more == 1


def test_new_to_you_is_what_was_said_since_you_read_or_came(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    with clock.at(later(days=-400)):
        asks(nell, soil_and_table, "Long before they came")
    talk = asks(ruth, soil_and_table)

    def new(viewer: Person) -> dict[str, bool]:
        return {
            row.conversation.title: row.is_new
            for row in queries.rows(list(queries.latest(viewer, soil_and_table)))
        }

    assert new(callum) == {"Long before they came": False, "Yellow clover?": True}
    assert not new(ruth)["Yellow clover?"], "one's own words are not new to oneself"
    actions.read(by=callum, conversation=talk, until=talk.last_at)
    assert not new(callum)["Yellow clover?"]
    actions.reply(by=nell, conversation=talk, words="Still?")
    assert new(callum)["Yellow clover?"]


def test_unanswered_are_others_questions_oldest_first(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later(days=2)):
        young = asks(ruth, soil_and_table, "Young")
    with clock.at(later(days=1)):
        old = asks(ruth, soil_and_table, "Old")
    asks(callum, soil_and_table, "Mine")
    assert list(queries.unanswered(callum)) == [old, young]


def words(said: list[Said]) -> list[tuple[str, list[str]]]:
    return [(each.message.words, [under.message.words for under in each.under]) for each in said]


def test_an_answer_stands_under_what_it_answers_when_nothing_came_between(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    ewan = actions.reply(by=callum, conversation=talk, words="Same bag.")
    under = actions.reply(by=ruth, conversation=talk, words="Come and see.", to=ewan)
    actions.reply(by=callum, conversation=talk, words="I will.", to=under)
    actions.reply(by=nell, conversation=talk, words="Hello all.")
    actions.reply(by=ruth, conversation=talk, words="Too late for that.", to=ewan)
    thread = queries.thread(callum, talk)
    assert words(thread.replies) == [
        ("Same bag.", ["Come and see.", "I will."]), ("Hello all.", []), ("Too late for that.", []),
    ]  # fmt: skip
    assert [each.quotes for each in thread.replies] == [False, False, True]
    assert thread.replies[2].quote == "Same bag."
    assert [each.quotes for each in thread.replies[0].under] == [False, True]


def test_the_line_stands_where_one_left_off(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    first = actions.reply(by=callum, conversation=talk, words="One.")
    assert queries.thread(nell, talk).new == 0, "to who was never here, all is new, and no line is drawn"
    actions.read(by=nell, conversation=talk, until=first.at)
    actions.reply(by=ruth, conversation=talk, words="Two.", to=first)
    actions.reply(by=callum, conversation=talk, words="Three.")
    thread = queries.thread(nell, talk)
    assert (thread.new, thread.first_new_page, thread.has_new) == (2, 1, True)
    assert [(each.message.words, each.is_new, each.is_first_new) for each in thread.replies] == [
        ("One.", False, False), ("Two.", True, True), ("Three.", True, False),
    ]  # fmt: skip
    assert queries.thread(callum, talk).new == 0


def test_thanks_as_each_reader_sees_them(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    actions.thank(by=callum, message=opening(talk))
    seen = {viewer: queries.thread(viewer, talk).opening for viewer in (ruth, callum, nell)}
    assert {(s.thanked_by, s.is_thanked, s.may_thank) for s in seen.values()} == {
        (1, False, False),
        (1, True, True),
        (1, False, True),
    }
    assert queries.thread(ruth, talk).thankers == [callum]


def test_a_thread_of_three_thousand_costs_a_page(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    hands = [people.introduce(name=f"Hand {n}") for n in range(40)]
    thread = [
        ImportedMessage(str(n), hands[n % 40], f"Mail {n}", later(hours=n), str(n // 2)) for n in range(3000)
    ]
    talk = import_conversation(
        community=soil_and_table, kind="question", title="Long", messages=thread
    ).conversation
    assert talk
    short = asks(ruth, soil_and_table)
    actions.reply(by=nell, conversation=short, words="Hm.")
    actions.read(by=ruth, conversation=talk, until=later(hours=10))
    costs = []
    for each, number in ((short, 1), (talk, 1), (talk, 30)):
        with CaptureQueriesContext(connection) as captured:
            queries.speakers(each, queries.thread(ruth, each, number))
        costs.append(len(captured))
    assert costs[2] - costs[1] <= 1, (
        "a page of a long one costs the same wherever it stands, but for what it answers"
    )
    assert costs[0] < costs[1], "and who is in a short one is at hand"
    page = queries.thread(ruth, talk, 30)
    assert (page.page.number, page.page.paginator.num_pages, len(page.page.object_list)) == (30, 30, 99)
    last = queries.messages_visible_to(ruth).get(words="Mail 2999")
    assert (queries.page_of(last), queries.last_page(talk)) == (30, 30)
    assert queries.page_of(opening(short)) == queries.last_page(short) == 1
    faces, total, mix = queries.speakers(talk, page)
    assert ([p.name for p in faces[:2]], len(faces), total, mix) == (["Hand 0", "Hand 1"], 12, 40, [])
    assert queries.speakers(short, queries.thread(ruth, short))[2] == [("nonprofit", 1), ("private", 1)]


def test_the_manifest_gives_and_forgets(ruth: Person, soil_and_table: Community) -> None:
    asks(ruth, soil_and_table, words="My own words.")
    offer = manifests()["conversations"]
    assert offer.export
    assert offer.forget
    assert offer.export(ruth)["messages"][0]["words"] == "My own words."
    offer.forget(person=ruth)
    assert not offer.export(ruth)["messages"]


def test_people_are_asked_together_where_all_of_them_are(
    ruth: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    [door] = queries.together(ruth, [nell])
    assert door.title == "Ask them together in Soil & Table"
    assert door.url == f"/communities/soil-and-table/start/?kind=question&call={nell.handle}"
    assert queries.together(ruth, [nell, harald]) == []
    assert queries.together(harald, [nell]) == []


def test_what_hangs_on_messages_is_counted_as_the_models_would(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    """The plain question says the same as six asked of the models, for everyone, also where a message was taken down."""
    talk = asks(ruth, soil_and_table)
    first = opening(talk)
    second = actions.reply(by=callum, conversation=talk, words="Wet.", uploads=[Upload(photo(), "A boot")])
    third = actions.reply(by=ruth, conversation=talk, words="Dry.")
    for person in (callum, nell):
        actions.thank(by=person, message=first)
        actions.keep(by=person, message=second)
    actions.nod(by=nell, message=third)
    for words in ("Very wet.", "Wet, very."):
        actions.change(by=callum, message=second, words=words)
    actions.change(by=ruth, message=third, words="Very dry.")
    actions.hide(message=third, under="Rule 1", reason="It hurts.")
    card = LinkCard.objects.create(
        url="https://a.example/", site="a.example", title="A", fetched_at=clock.now()
    )
    Linked.objects.create(message=first, card=card)
    said = [first, second, third]
    for viewer in (ruth, callum, nell, None):
        found = beside(viewer, said)
        for message in said:
            here, may_read = found[message.pk], viewer == message.by or message != third
            thanked, nodded = Thanks.objects.filter(message=message), Nod.objects.filter(message=message)
            changes = Wording.objects.filter(message=message).count() if may_read else 0
            assert (here.thanks, here.nods, here.changes) == (thanked.count(), nodded.count(), changes)
            assert here.has_thanked == thanked.filter(by=viewer, by__isnull=False).exists()
            assert here.has_nodded == nodded.filter(by=viewer, by__isnull=False).exists()
            assert here.is_kept == Bookmark.objects.filter(message=message, person=viewer).exists()
            assert len(here.cards) == (message == first)
    assert len(beside(callum, said)[second.pk].photos) == 1
    assert beside(ruth, []) == {}


def test_what_hangs_on_a_conversation_is_found_as_the_models_would(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    bare = asks(ruth, soil_and_table, "Rye?")
    actions.keep_draft(by=callum, community=soil_and_table, conversation=talk, words="Mine")
    actions.follow(by=callum, conversation=talk)
    actions.ask_in(by=nell, conversation=talk, person=callum, reason="You know clay.")
    for viewer in (ruth, callum, nell):
        for each in (talk, bare):
            found = queries.opened(viewer, each.code)
            assert found is not None
            following = Following.objects.filter(conversation=each, person=viewer).first()
            assert [bool(vars(found)[what]) for what in ("has_traces", "has_draft", "was_asked_in")] == [
                Trace.objects.filter(conversation=each).exists(),
                Draft.objects.filter(conversation=each, by=viewer).exists(),
                AskedIn.objects.filter(conversation=each, person=viewer).exists(),
            ]
            assert vars(found)["follows"] == (following.level if following else "")
    assert Following.objects.filter(conversation=talk, person=callum).get().level
    assert Trace.objects.filter(conversation=talk).exists()


def test_whether_anything_is_confided_is_asked_once_by_a_page_that_changes_nothing(
    ruth: Person, soil_and_table: Community
) -> None:
    stood = communities.stand(ruth, soil_and_table)
    with CaptureQueriesContext(connection) as asked:
        assert queries.reads_all(ruth, stood)
        assert queries.reads_all(ruth, stood)
    assert len(asked) == 1
    asks(ruth, soil_and_table, audience="trusted")
    assert not queries.reads_all(ruth, Community.objects.get(pk=soil_and_table.pk))
