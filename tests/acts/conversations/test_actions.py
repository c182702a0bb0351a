import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.actions import ImportedMessage, import_conversation
from barnraiser.acts.conversations.models import Conversation, Mention, Message, Reading, Thanks
from barnraiser.acts.ledger.models import Act, Party
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.acts.ledger.together import at_once

from .telling import LENTILS, MONDAY, asks, later, opening

pytestmark = pytest.mark.django_db


def acts(*kinds: str) -> list[tuple[str, str, list[str]]]:
    """The standing acts of conversations, as (kind, who, toward whom)."""
    rows = Act.objects.standing().filter(kind__startswith="conversations.").select_related("by")
    rows = rows.prefetch_related("parties__person").order_by("pk")
    return [
        (
            act.kind.split(".")[1],
            act.by.name if act.by else "",
            [p.person.name for p in act.parties.all() if p.person],
        )
        for act in rows
        if not kinds or act.kind.split(".")[1] in kinds
    ]


@pytest.mark.requirement("E1")
def test_any_member_starts_a_conversation(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    """Ruth carries no role, and starts one all the same."""
    with clock.at(MONDAY):
        talk = asks(ruth, soil_and_table, LENTILS, kind="failure", words="By **July** it was fat hen.")
    assert (talk.title, talk.kind, talk.by, talk.started_at, talk.last_at) == (
        LENTILS,
        "failure",
        ruth,
        MONDAY,
        MONDAY,
    )
    assert opening(talk).html == "<p>By <strong>July</strong> it was fat hen.</p>\n"
    assert acts() == [("started", "Ruth Amsel", [])]
    assert talk in queries.visible_to(nell)


@pytest.mark.requirement("E2")
@pytest.mark.parametrize(
    "kind", ["question", "failure", "frustration", "success", "resource", "announcement"]
)
def test_a_conversation_is_of_a_kind(kind: str, ruth: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table, kind=kind)
    assert Conversation.objects.get(pk=talk.pk).kind == kind
    assert queries.kind_counts(ruth, soil_and_table)[kind] == 1


def test_there_is_no_seventh_kind(ruth: Person, soil_and_table: Community) -> None:
    with pytest.raises(ValueError, match="rant"):
        asks(ruth, soil_and_table, kind="rant")


def test_who_is_no_member_does_not_speak(harald: Person, ruth: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    for try_it in (
        lambda: asks(harald, soil_and_table),
        lambda: actions.reply(by=harald, conversation=talk, words="Hello."),
        lambda: actions.thank(by=harald, message=opening(talk)),
        lambda: actions.take_back_thanks(by=harald, message=opening(talk)),
    ):
        with pytest.raises(Refused, match="Only members of Soil & Table"):
            try_it()
    assert acts() == [("started", "Ruth Amsel", [])]
    assert Message.objects.count() == 1


def test_a_reply_is_an_act_toward_the_one_who_is_answered(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    answer = actions.reply(by=callum, conversation=talk, words="It is the wet corner.")
    actions.reply(by=nell, conversation=talk, words="It always is.", to=answer)
    assert acts("replied") == [
        ("replied", "Callum Birch", ["Ruth Amsel"]),
        ("replied", "Nell Whitlock", ["Callum Birch"]),
    ]
    assert talk.reply_count == Conversation.objects.get(pk=talk.pk).reply_count == 2


def test_a_reply_to_oneself_is_toward_nobody(ruth: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    actions.reply(by=ruth, conversation=talk, words="Solved it.")
    assert acts("replied") == [("replied", "Ruth Amsel", [])]


def test_a_reply_moves_the_last_word_forward_only(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later(days=3)):
        talk = asks(ruth, soil_and_table)
    with clock.at(later(days=1)):
        actions.reply(by=callum, conversation=talk, words="From a slow clock.")
    assert talk.last_at == later(days=3)
    with clock.at(later(days=4)):
        actions.reply(by=callum, conversation=talk, words="Now.")
    assert talk.last_at == later(days=4)


def test_a_reply_answers_within_its_own_conversation(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    one, other = asks(ruth, soil_and_table), asks(ruth, soil_and_table, "Another")
    with pytest.raises(ValueError, match="its own conversation"):
        actions.reply(by=callum, conversation=one, words="Hm.", to=opening(other))
    assert Message.objects.count() == 2


def test_thanks_are_given_once_and_can_be_taken_back(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    answer = actions.reply(by=callum, conversation=talk, words="It is the wet corner.")
    actions.thank(by=ruth, message=answer)
    actions.thank(by=ruth, message=answer)
    assert acts("thanked") == [("thanked", "Ruth Amsel", ["Callum Birch"])]
    actions.take_back_thanks(by=ruth, message=answer)
    actions.take_back_thanks(by=ruth, message=answer)
    assert acts("thanked") == []
    assert not Thanks.objects.exists()
    actions.thank(by=ruth, message=answer)
    assert len(acts("thanked")) == 1
    assert Act.objects.filter(kind="conversations.thanked").count() == 2, (
        "the one taken back stays in the ledger"
    )


@pytest.mark.django_db(transaction=True)
def test_thanks_given_eight_times_at_once_are_one(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    message = opening(asks(ruth, soil_and_table))
    at_once(8, lambda _: actions.thank(by=callum, message=message))
    assert Thanks.objects.count() == 1
    assert acts("thanked") == [("thanked", "Callum Birch", ["Ruth Amsel"])]


@pytest.mark.django_db(transaction=True)
def test_replies_at_once_are_all_counted(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    speakers = (callum, nell, ruth, callum)

    def answer(number: int) -> Message:
        found = Conversation.objects.select_related("community").get(pk=talk.pk)
        return actions.reply(by=speakers[number], conversation=found, words=f"Answer {number}")

    at_once(4, answer)
    assert Conversation.objects.get(pk=talk.pk).reply_count == 4
    assert Message.objects.replies().filter(conversation=talk).count() == 4
    assert len(acts("replied")) == 4


def test_nobody_thanks_themselves_or_somebody_who_left(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    answer = actions.reply(by=callum, conversation=talk, words="It is the wet corner.")
    with pytest.raises(Refused, match="somebody else"):
        actions.thank(by=ruth, message=opening(talk))
    actions.forget(person=callum)
    with pytest.raises(Refused, match="no longer here"):
        actions.thank(by=ruth, message=queries.messages_visible_to(ruth).get(pk=answer.pk))


def test_calling_in_is_an_act_toward_each_member_called(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = asks(
        ruth,
        soil_and_table,
        words="@callum-birch, @ruth-amsel, @harald-voss, @nobody-here, a@nell-whitlock.org",
    )
    assert acts("mentioned") == [("mentioned", "Ruth Amsel", ["Callum Birch"])]
    assert [mention.person_id for mention in Mention.objects.filter(message__conversation=talk)] == [
        callum.pk
    ]


def test_reading_is_remembered_and_never_an_act(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(MONDAY):
        talk = asks(ruth, soil_and_table)
    before = Act.objects.count()
    actions.read(by=callum, conversation=talk, until=later(days=2))
    actions.read(by=callum, conversation=talk, until=later(days=1))
    assert Reading.objects.get(person=callum).at == later(days=2), "what was read stays read"
    assert Reading.objects.get(person=ruth).at == MONDAY, "one has read one's own words"
    assert Act.objects.count() == before


def test_forgetting_keeps_the_words_and_empties_the_names(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(callum, soil_and_table, words="Ask me anything.")
    answer = actions.reply(
        by=ruth, conversation=talk, words="Thank you, @callum-birch. As @nell-whitlock said."
    )
    actions.thank(by=callum, message=answer)
    actions.thank(by=ruth, message=opening(talk))
    actions.forget(person=callum)
    answer.refresh_from_db()
    assert answer.words == "Thank you, somebody who left. As @nell-whitlock said."
    assert "callum" not in answer.html.lower()
    assert "Nell Whitlock</a>" in answer.html
    talk = Conversation.objects.get(pk=talk.pk)
    assert talk.by_id is None
    assert [m.words for m in Message.objects.filter(by=None)] == ["Ask me anything."]
    assert list(Thanks.objects.values_list("by", flat=True)) == [ruth.pk]
    assert not Mention.objects.filter(person=callum).exists()
    assert not Reading.objects.filter(person=callum).exists()
    assert queries.own(callum) == {
        "conversations": [],
        "messages": [],
        "thanked": [],
        "called_into": [],
        "read": [],
    }
    assert queries.own(ruth)["messages"][0]["words"] == answer.words


# ---- bringing in an archive -------------------------------------------------------------------------------------


def somebody(name: str) -> Person:
    """A person whom an archive names, and who has never been here."""
    return people.introduce(name=name, address=f"{name.lower()}@list.example")


def mail(number: int, by: Person, answers: int | None = None, words: str = "") -> ImportedMessage:
    parent = f"<{answers}@list.example>" if answers is not None else ""
    return ImportedMessage(
        f"<{number}@list.example>", by, words or f"Mail {number}", later(hours=number), parent
    )


def test_a_thread_comes_in_at_its_real_dates_by_people_who_were_never_here(
    nell: Person, soil_and_table: Community
) -> None:
    ada, bo = somebody("Ada"), somebody("Bo")
    done = import_conversation(
        community=soil_and_table, kind="question", title="Which plough?",
        messages=[mail(0, ada), mail(1, bo, 0), mail(2, ada, 1), mail(3, bo, 99)],
    )  # fmt: skip
    assert (done.created, done.merged, done.shortened) == (4, 0, 0)
    talk = done.conversation
    assert talk
    assert (talk.by, talk.started_at, talk.last_at, talk.reply_count) == (ada, MONDAY, later(hours=3), 3)
    thread = queries.thread(nell, talk)
    assert thread.opening.message.words == "Mail 0"
    said = {
        m.words: m.reply_to.words for m in Message.objects.replies().select_related("reply_to") if m.reply_to
    }
    assert said == {"Mail 1": "Mail 0", "Mail 2": "Mail 1", "Mail 3": "Mail 0"}
    assert acts() == [
        ("started", "Ada", []), ("replied", "Bo", ["Ada"]), ("replied", "Ada", ["Bo"]), ("replied", "Bo", []),
    ]  # fmt: skip
    assert [act.at for act in Act.objects.filter(kind="conversations.replied").order_by("at")] == [
        later(hours=1), later(hours=2), later(hours=3),
    ]  # fmt: skip


def test_bringing_it_in_again_changes_nothing(nell: Person, soil_and_table: Community) -> None:
    ada, bo = somebody("Ada"), somebody("Bo")
    thread = [mail(0, ada), mail(1, bo, 0), mail(1, bo, 0)]
    first = import_conversation(
        community=soil_and_table, kind="question", title="Which plough?", messages=thread
    )
    stood = (
        Act.objects.count(),
        Party.objects.count(),
        Message.objects.count(),
        Conversation.objects.count(),
    )
    again = import_conversation(community=soil_and_table, kind="failure", title="Other", messages=thread)
    assert (first.created, first.merged) == (2, 1)
    assert (again.created, again.merged, again.conversation) == (0, 3, first.conversation)
    assert stood == (
        Act.objects.count(),
        Party.objects.count(),
        Message.objects.count(),
        Conversation.objects.count(),
    )
    assert queries.known_sources(soil_and_table, ["<0@list.example>", "<7@list.example>"]) == {
        "<0@list.example>"
    }


def test_a_later_archive_continues_the_thread(nell: Person, soil_and_table: Community) -> None:
    ada, bo = somebody("Ada"), somebody("Bo")
    november = import_conversation(
        community=soil_and_table,
        kind="question",
        title="Which plough?",
        messages=[mail(0, ada), mail(1, bo, 0)],
    )
    december = import_conversation(
        community=soil_and_table,
        kind="question",
        title="Re: Which plough?",
        messages=[mail(2, ada, 1), mail(3, bo, 2)],
    )
    assert december.conversation == november.conversation
    assert december.conversation
    assert (december.created, december.conversation.reply_count, december.conversation.last_at) == (
        2,
        3,
        later(hours=3),
    )
    assert acts("replied")[-2:] == [("replied", "Ada", ["Bo"]), ("replied", "Bo", ["Ada"])]


def test_the_same_mail_stands_in_two_communities(
    nell: Person, soil_and_table: Community, kitchens: Community
) -> None:
    ada = somebody("Ada")
    for community in (soil_and_table, kitchens):
        done = import_conversation(
            community=community, kind="question", title="Hello", messages=[mail(0, ada)]
        )
        assert done.created == 1
    assert len(set(Message.objects.values_list("source", flat=True))) == 2


def test_an_archive_may_be_in_any_disorder(nell: Person, soil_and_table: Community) -> None:
    """Answers before what they answer, circles, a mail that answers itself, clocks that go wrong."""
    ada = somebody("Ada")
    circle = [
        mail(1, ada, 3),
        mail(2, ada, 1),
        mail(3, ada, 2),
        mail(4, ada, 4),
        mail(5, ada, 9),
        mail(9, ada, 5),
    ]
    done = import_conversation(community=soil_and_table, kind="question", title="", messages=circle)
    assert done.conversation
    assert (done.created, done.conversation.title) == (6, "Without a title")
    assert Message.objects.opening().get().words == "Mail 1"
    assert len(queries.thread(nell, done.conversation).page.object_list) == 5


def test_no_messages_are_no_conversation(soil_and_table: Community) -> None:
    done = import_conversation(community=soil_and_table, kind="question", title="Nothing", messages=[])
    assert (done.conversation, done.created) == (None, 0)
    assert not Conversation.objects.exists()


def test_what_is_too_long_is_cut_and_counted(nell: Person, soil_and_table: Community) -> None:
    ada = somebody("Ada")
    done = import_conversation(
        community=soil_and_table,
        kind="question",
        title="T" * 300,
        messages=[mail(0, ada, words="word " * 20_000), mail(1, ada, 0)],
    )
    assert (done.created, done.shortened) == (2, 1)
    words = Message.objects.opening().get().words
    assert len(words) == 60_000
    assert words.endswith("too long to bring in.*")


def test_nobody_is_called_in_by_an_archive(ruth: Person, soil_and_table: Community) -> None:
    import_conversation(
        community=soil_and_table,
        kind="question",
        title="Hm",
        messages=[mail(0, ruth, words="@nell-whitlock?")],
    )
    assert not Mention.objects.exists()
    assert acts("mentioned") == []


def test_after_a_person_is_forgotten_no_archive_brings_them_back(
    nell: Person, soil_and_table: Community
) -> None:
    ada, bo = somebody("Ada"), somebody("Bo")
    thread = [mail(0, ada), mail(1, bo, 0)]
    import_conversation(community=soil_and_table, kind="question", title="Hm", messages=thread)
    actions.forget(person=bo)
    import_conversation(community=soil_and_table, kind="question", title="Hm", messages=thread)
    assert not Message.objects.filter(by=bo).exists()
    assert Message.objects.count() == 2


def test_a_longer_thread_costs_no_more_queries(nell: Person, soil_and_table: Community) -> None:
    ada, bo = somebody("Ada"), somebody("Bo")
    costs = []
    for start, length in ((0, 3), (1000, 30)):
        thread = [
            mail(start, ada),
            *(mail(start + n, bo if n % 2 else ada, start + n - 1) for n in range(1, length)),
        ]
        with CaptureQueriesContext(connection) as captured:
            import_conversation(
                community=soil_and_table, kind="question", title=f"From {start}", messages=thread
            )
        costs.append(len(captured))
    assert costs[0] == costs[1]


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_archive_at_once_bring_it_in_once(nell: Person, soil_and_table: Community) -> None:
    ada, bo = somebody("Ada"), somebody("Bo")
    thread = [mail(0, ada), *(mail(n, bo, n - 1) for n in range(1, 10))]

    def bring(_: int) -> int:
        return import_conversation(
            community=soil_and_table, kind="question", title="Hm", messages=thread
        ).created

    assert sorted(at_once(3, bring)) == [0, 0, 10]
    assert Message.objects.count() == 10
    assert len(acts("replied")) == 9


def test_one_who_left_is_no_longer_heard(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    talk = asks(nell, soil_and_table)
    membership = membership_of(ruth, soil_and_table)
    assert membership
    actions.reply(by=ruth, conversation=talk, words="Before I go.")
    belonging.leave(by=ruth, membership=membership)
    with pytest.raises(Refused):
        actions.reply(by=ruth, conversation=talk, words="One more thing.")


def test_a_message_taken_down_leaves_a_trace_and_comes_back_whole(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = actions.start(
        by=ruth,
        community=soil_and_table,
        kind="question",
        title="Why?",
        words=f"Ask @{callum.handle}, the fool.",
    )
    message = queries.behind(talk.code, "conversation")
    assert message
    actions.hide(message=message, under="rule 2", reason="It is about a person.", title=True)
    actions.hide(message=message, under="rule 1", reason="Twice.")
    message.refresh_from_db()
    assert message.words == "*Taken down under rule 2.* It is about a person."
    assert queries.taken_down(message).startswith("Ask ")
    assert queries.opening_words(talk) == message.html
    assert queries.own(ruth)["messages"][0]["words"].endswith("the fool.")
    assert queries.own(callum)["called_into"] == [message.code]
    actions.forget(person=callum)
    actions.show_again(message=message)
    actions.show_again(message=message)
    message.refresh_from_db()
    talk.refresh_from_db()
    assert message.words == "Ask somebody who left, the fool."
    assert (talk.title, queries.taken_down(message)) == ("Why?", "")
