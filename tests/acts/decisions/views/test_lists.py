import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.models import Proposal, Wording
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import asks_to_rank, closes, objects, proposes
from .asking import LIST, NEW, filled

pytestmark = pytest.mark.django_db


def test_the_list_shows_what_is_open_and_what_was_decided(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    proposal, ranked = proposes(ruth, soil_and_table), asks_to_rank(ruth, soil_and_table)
    objects(callum, proposal)
    actions.rank(by=ruth, proposal=ranked, ranking=[0])
    actions.rank(by=callum, proposal=ranked, ranking=[0])
    closes(ranked)
    client = signed_in(ruth)
    html = page(client, LIST)
    assert f'href="{proposal.get_absolute_url()}"' in html
    assert "1 objection to resolve" in html
    assert "Passed: Lentils" in html
    assert 'Decisions <span class="n">1</span>' in html
    with clock.at(proposal.closes_at):
        assert "Closed, being counted" in page(client, LIST)


def test_an_empty_room_says_what_to_do(nell: Person, soil_and_table: Community) -> None:
    html = page(signed_in(nell), LIST)
    assert "Nothing waits to be decided" in html
    assert f'href="{NEW}"' in html


def test_the_list_costs_the_same_for_3_and_for_30(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    def add(number: int) -> None:
        proposal = proposes(ruth, soil_and_table, title=f"Proposal {number}")
        if number % 2:
            objects(callum, proposal)
        elif number % 4:
            actions.withdraw(by=ruth, proposal=proposal)

    costs_the_same(signed_in(callum), LIST, add)


@pytest.mark.requirement("I1")
def test_a_rule_is_proposed_in_two_steps(ruth: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    assert "effect=communities.adopt_rule" in page(client, NEW)
    url = NEW + "?effect=communities.adopt_rule"
    assert 'name="text"' in page(client, url)
    asked_once = {name: value for name, value in filled().items() if name not in ("p-title", "p-words")}
    response = client.post(url, asked_once | {"text": "Bring your own cup.", "ground": "ours"})
    proposal = Proposal.objects.get()
    assert proposal.title == "A new rule holds: “Bring your own cup.”", "it is called by what it would do"
    assert response["Location"] == proposal.get_absolute_url()
    assert (proposal.effect, proposal.needed) == ("communities.adopt_rule", 1)
    assert Wording.objects.get().values == {"text": "Bring your own cup.", "ground": "ours"}
    assert "Bring your own cup." in page(client, proposal.get_absolute_url())


def test_nothing_typed_is_lost_when_something_is_missing(ruth: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    response = client.post(
        NEW + "?effect=communities.adopt_rule", filled(**{"p-closes_at": "", "ground": "ours"})
    )
    html = response.content.decode()
    assert response.status_code == 422
    assert "Four bin bags in June." in html
    assert not Proposal.objects.exists()
    assert html.count('role="alert"') == 1, "one summary for both forms"
    assert html.index('href="#id_text"') < html.index('href="#id_p-closes_at"'), "in the order of the page"


def test_a_rule_is_asked_for_once_and_plain_words_are_asked_for(
    ruth: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    html = page(client, NEW + "?effect=communities.adopt_rule")
    assert "What is proposed, in one sentence" not in html
    assert "What exactly would be done" not in html
    response = client.post(NEW + "?way=consent", filled(**{"p-title": ""}))
    assert response.status_code == 422
    assert "Say in one sentence what is proposed." in response.content.decode()


def test_a_ranked_choice_and_the_conversation_it_came_from(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = conversations.start(
        by=nell, community=soil_and_table, kind="question", title="What crop?", words="Well?"
    )
    client = signed_in(ruth)
    assert "What crop?" in page(client, NEW + "?way=ranked")
    client.post(NEW + "?way=ranked", filled(**{"p-options": "Lentils\nFlax", "p-talk": talk.code}))
    proposal = Proposal.objects.get()
    assert (proposal.way, proposal.talk_id) == ("ranked", talk.pk)
    assert "What crop?" not in page(client, NEW + "?way=ranked"), "it has led to a proposal"


def test_an_unknown_sort_is_no_page(ruth: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    assert client.get(NEW + "?effect=barns.raise").status_code == 404
    assert client.post(NEW, filled()).status_code == 404
