import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.actions import ImportedMessage, import_conversation
from barnraiser.acts.conversations.models import Conversation, Mention, Message
from barnraiser.acts.ledger.models import Act, Party
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.acts.ledger.together import at_once
from tests.signing_in import signed_in

from ..telling import MONDAY, acts, asks, later

pytestmark = pytest.mark.django_db


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


def test_the_kind_of_an_archive_is_guessed_and_counts_as_chosen_by_nobody(
    ruth: Person, soil_and_table: Community
) -> None:
    asks(ruth, soil_and_table)
    assert queries.brought_counts(ruth, soil_and_table) == {}
    for number in (0, 10):
        import_conversation(
            community=soil_and_table,
            kind="question",
            title="Which plough?",
            messages=[mail(number, somebody("Ada")), mail(number + 1, somebody("Bo"), number)],
        )
    assert queries.kind_counts(ruth, soil_and_table)["question"] == 3
    assert queries.brought_counts(ruth, soil_and_table) == {"question": 2}
    page = signed_in(ruth).get(f"/communities/{soil_and_table.slug}/")
    assert next(count for kind, _, count, _ in page.context["bars"] if kind == "question") == 1


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
