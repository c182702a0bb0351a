import pytest
from django.test import Client

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Conversation, Message, Trace
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import LIST, asks, opening

pytestmark = pytest.mark.django_db


def step(talk: Conversation, name: str) -> str:
    return f"/conversations/{talk.code}/tending/{name}/"


@pytest.mark.requirement("E7")
def test_everybody_in_it_reads_who_closed_it_and_why(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    keeper = signed_in(nell)
    assert "Close it" in page(keeper, f"/conversations/{talk.code}/tending/")
    assert keeper.post(step(talk, "closing"), {"closing-reason": ""}).status_code == 422
    keeper.post(step(talk, "closing"), {"closing-reason": "It was <b>answered</b>"})
    html = page(signed_in(callum), talk.get_absolute_url())
    assert "closed this" in html
    assert "because: It was &lt;b&gt;answered&lt;/b&gt;" in html
    assert "Reply to everyone" not in html
    answer = signed_in(callum).post(
        f"/conversations/{talk.code}/replies/", {"words": "But wait"}, follow=True
    )
    assert "What you wrote is kept as a draft" in answer.content.decode()
    assert "But wait" in page(signed_in(callum), talk.get_absolute_url())
    assert not Message.objects.replies().exists()
    keeper.post(step(talk, "closing"), {"closing-reason": "There is more."})
    assert "But wait</textarea>" in page(signed_in(callum), talk.get_absolute_url())


def test_others_find_no_way_to_look_after_it(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    answer = actions.reply(by=callum, conversation=talk, words="Aside.")
    assert "Look after this conversation" not in page(signed_in(callum), talk.get_absolute_url())
    for name in ("pin", "closing", "pace", "move", "merge", "summary", "call"):
        data = {f"{name}-reason": "x", f"{name}-minutes": 5, f"{name}-who": callum.handle}
        assert signed_in(callum).post(step(talk, name), data).status_code == 403
        assert signed_in(harald).post(step(talk, name), data).status_code == 404
    assert signed_in(callum).get(f"/conversations/{talk.code}/tending/").status_code == 403
    split = {"title": "T", "kind": "question", "reason": "R"}
    assert signed_in(callum).post(f"/messages/{answer.code}/split/", split).status_code == 403
    assert signed_in(callum).post(f"/conversations/{talk.code}/summary/", {"words": "x"}).status_code == 403
    assert not Trace.objects.exists()


def test_pinned_stands_above_the_list(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    asks(nell, soil_and_table, "Newer")
    signed_in(nell).post(step(talk, "pin"), {"pin-reason": ""})
    html = page(signed_in(ruth), LIST)
    assert html.index('id="pinned"') < html.index("Yellow clover?") < html.index("Newer")
    signed_in(nell).post(step(talk, "pin"), {"pin-reason": ""})
    assert 'id="pinned"' not in page(signed_in(ruth), LIST)


def test_a_step_that_is_none_and_a_wrong_choice_do_nothing(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    talk, client = asks(ruth, soil_and_table), signed_in(nell)
    assert client.post(step(talk, "delete"), {}).status_code == 404
    assert client.post(step(talk, "pace"), {"pace-minutes": 7}).status_code == 422
    assert client.post(step(talk, "merge"), {"merge-into": talk.code, "merge-reason": "x"}).status_code == 422
    assert client.post(step(talk, "move"), {"move-to": "nowhere", "move-reason": "x"}).status_code == 422
    for who in ("nobody", ""):
        assert client.post(step(talk, "call"), {"call-who": who, "call-reason": "x"}).status_code == 422
    assert not Trace.objects.exists()


def test_a_summary_is_asked_for_and_stands_at_the_top(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    signed_in(nell).post(step(talk, "summary"), {"summary-who": f"@{callum.handle}"})
    assert "asks you to sum this conversation up" in page(signed_in(callum), talk.get_absolute_url())
    signed_in(callum).post(f"/conversations/{talk.code}/summary/", {"words": "On clay, 110 kg."})
    html = page(signed_in(priya), talk.get_absolute_url())
    assert "Summed up by <b>Callum Birch</b>" in html
    assert html.index("On clay, 110 kg.") < html.index('<h2 class="vh">Replies</h2>')


def test_a_quiet_member_reads_why_and_the_others_do_not(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    signed_in(nell).post(step(talk, "call"), {"call-who": priya.handle, "call-reason": "You cook for 340"})
    assert "You cook for 340" in page(signed_in(priya), talk.get_absolute_url())
    for other in (ruth, callum):
        html = page(signed_in(other), talk.get_absolute_url())
        assert "You cook for 340" not in html
        assert "Priya" not in html
        assert "asked a quiet member in" in html


def test_a_side_talk_is_moved_from_its_page(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    side = actions.reply(by=callum, conversation=talk, words="And bees?")
    client, url = signed_in(nell), f"/messages/{side.code}/split/"
    assert "And bees?" in page(client, url)
    assert client.post(url, {"title": "", "kind": "question", "reason": "x"}).status_code == 422
    client.post(
        url,
        {
            "title": "Bees",
            "kind": "success",
            "reason": "They deserve it",
            "by": nell.pk,
            "audience": "public",
        },
    )
    new = Conversation.objects.exclude(pk=talk.pk).get()
    assert (new.by_id, new.audience) == (callum.pk, "community")
    assert signed_in(nell).get(f"/messages/{opening(talk).code}/split/").status_code == 403
    assert f'<a href="{new.get_absolute_url()}">Bees</a>' in page(signed_in(ruth), talk.get_absolute_url())


def test_two_are_brought_together_from_the_page(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    one, two = asks(ruth, soil_and_table, "One"), asks(callum, soil_and_table, "Two")
    answer = signed_in(nell).post(step(one, "merge"), {"merge-into": two.code, "merge-reason": "The same."})
    assert answer.headers["Location"] == two.get_absolute_url()
    assert "One" in page(signed_in(ruth), two.get_absolute_url())
    reply = signed_in(callum).post(f"/conversations/{one.code}/replies/", {"words": "To the old address."})
    assert reply.status_code == 302
    assert Message.objects.get(words="To the old address.").conversation_id == two.pk


def test_the_unanswered_are_listed_across_communities(
    ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community, kitchens: Community
) -> None:
    old, new = asks(ruth, soil_and_table, "Old"), asks(nell, kitchens, "In the kitchens")
    answered = asks(ruth, soil_and_table, "Had one")
    actions.reply(by=callum, conversation=answered, words="Here.")
    html = page(signed_in(nell), "/unanswered/")
    assert html.index(old.title) < html.index(new.title)
    assert "Had one" not in html
    assert "In the kitchens" not in page(signed_in(ruth), "/unanswered/")
    assert "Old" not in page(signed_in(harald), "/unanswered/")


def test_the_unanswered_cost_the_same(ruth: Person, soil_and_table: Community) -> None:
    costs_the_same(signed_in(ruth), "/unanswered/", lambda n: asks(ruth, soil_and_table, f"Question {n}"))


@pytest.mark.requirement("L6")
def test_the_order_a_reader_chose_is_remembered_and_theirs_alone(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    first = asks(ruth, soil_and_table, "First asked")
    asks(ruth, soil_and_table, "Then asked")
    actions.reply(by=callum, conversation=first, words="Here.")
    client = signed_in(nell)

    def titles(reader: Client, url: str = LIST) -> bool:
        html = page(reader, url)
        return html.index("First asked") < html.index("Then asked")

    assert titles(client)
    assert not titles(client, f"{LIST}?order=newest")
    assert not titles(client), "as chosen last"
    assert titles(signed_in(callum)), "nobody else’s"
    assert titles(client, f"{LIST}?order=spoken")


@pytest.mark.requirement("L6")
def test_nothing_but_time_and_kind_decides_the_order(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    """Thanks, nods, bookmarks, who wrote it, how long it is, who looks: none of it moves anything."""
    talks = [asks(person, soil_and_table, f"Talk {n}") for n, person in enumerate((ruth, callum, nell))]
    before = {order: _order(order, priya, soil_and_table) for order in ("spoken", "newest", "waiting")}
    first = opening(talks[0])
    for person in (callum, priya, nell):
        actions.thank(by=person, message=first)
        actions.nod(by=person, message=first)
        actions.keep(by=person, message=first)
    actions.change(by=ruth, message=first, words="Much longer. " * 200)
    actions.pin(by=nell, conversation=talks[0])
    for reader in (ruth, callum, priya, nell):
        for order, expected in before.items():
            assert _order(order, reader, soil_and_table) == expected


def _order(order: str, reader: Person, community: Community) -> list[int]:
    return [talk.pk for talk in queries.latest(reader, community, order=order)]
