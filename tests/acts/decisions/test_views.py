import re
from datetime import timedelta

import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.models import Answer, Ballot, Outcome, Proposal, Settlement, Stance, Wording
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.signing_in import signed_in

from .telling import DRYER, asks_to_rank, closes, crowd, proposes

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/decisions/"
NEW = LIST + "new/"
FILLED = {
    "p-title": "Bring your own cup",
    "p-words": "To every gathering.",
    "p-why": "Four bin bags in June.",
    "p-needed": "50%",
}


def filled(**other: str) -> dict[str, str]:
    closes_at = (clock.now() + timedelta(days=8)).strftime("%Y-%m-%dT%H:%M")
    return FILLED | {"p-closes_at": closes_at} | other


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def objects(person: Person, proposal: Proposal) -> Stance:
    actions.stand(by=person, proposal=proposal, stance="objects", reason="The lane floods.")
    return (
        Stance.objects.current()
        .select_related("proposal__community", "person")
        .get(proposal=proposal, person=person)
    )


# ---- the list ---------------------------------------------------------------------------------------------------


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


# ---- proposing --------------------------------------------------------------------------------------------------


@pytest.mark.requirement("I1")
def test_a_rule_is_proposed_in_two_steps(ruth: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    assert "effect=communities.adopt_rule" in page(client, NEW)
    url = NEW + "?effect=communities.adopt_rule"
    assert 'name="text"' in page(client, url)
    response = client.post(url, filled(text="Bring your own cup.", ground="ours"))
    proposal = Proposal.objects.get()
    assert response["Location"] == proposal.get_absolute_url()
    assert (proposal.effect, proposal.needed) == ("communities.adopt_rule", 1)
    assert Wording.objects.get().values == {"text": "Bring your own cup.", "ground": "ours"}
    assert "Bring your own cup." in page(client, proposal.get_absolute_url())


def test_nothing_typed_is_lost_when_something_is_missing(ruth: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    response = client.post(
        NEW + "?effect=communities.adopt_rule", filled(**{"p-title": "", "ground": "ours"})
    )
    html = response.content.decode()
    assert response.status_code == 422
    assert "Four bin bags in June." in html
    assert "Say in one sentence what is proposed." in html
    assert not Proposal.objects.exists()


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


# ---- one proposal -----------------------------------------------------------------------------------------------


def test_the_page_says_how_things_are_objections_first(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table, needed=4)
    actions.stand(by=priya, proposal=proposal, stance="consents", reason="Yes please.")
    objects(callum, proposal)
    html = page(signed_in(priya), proposal.get_absolute_url())
    assert html.index("The lane floods.") < html.index("Yes please.")
    assert "One objection to resolve" in html
    assert "Two more voices needed" in html
    assert "<em>Five Gates</em>" in html
    assert html.count("<h1") == 1
    assert "Say what is being done" not in html, "the proposer answers, and nobody else"


def test_a_stance_is_given_with_its_reason(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    client, url = signed_in(callum), proposal.get_absolute_url()
    response = client.post(url + "stance/", {"stance": "objects", "reason": ""})
    assert response.status_code == 422
    assert "Without a reason nobody can do anything about it." in response.content.decode()
    assert re.search(r'value="objects"[^>]*checked', response.content.decode()), "nothing chosen is lost"
    client.post(url + "stance/", {"stance": "objects", "reason": "The lane floods."})
    assert Stance.objects.get().reason == "The lane floods."
    assert "Change my word" in page(client, url)


def test_an_objection_is_answered_and_settled(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    objection = objects(callum, proposal)
    url = f"{proposal.get_absolute_url()}objections/{objection.code}/"
    proposer, objector = signed_in(ruth), signed_in(callum)
    assert objector.post(url + "answers/", {"words": "Never mind."}).status_code == 403
    assert proposer.post(url + "answers/", {"words": " "}).status_code == 422
    assert proposer.post(url + "answers/", {"words": "We measure on Friday."}).status_code == 302
    assert Answer.objects.get().words == "We measure on Friday."
    assert "This settles my objection" not in page(proposer, proposal.get_absolute_url())
    assert "This settles my objection" in page(objector, proposal.get_absolute_url())
    assert proposer.post(url + "settlement/").status_code == 403
    assert objector.post(url + "settlement/").status_code == 302
    assert Settlement.objects.exists()
    assert "Objected, settled since" in page(proposer, proposal.get_absolute_url())


def test_an_amendment_keeps_what_was_and_marks_who_spoke_before(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    actions.stand(by=callum, proposal=proposal, stance="concern", reason="Hm.")
    client, url = signed_in(ruth), proposal.get_absolute_url()
    assert "keep it at *Five Gates*" in page(client, url + "amendment/")
    assert client.post(url + "amendment/", {"words": "At the weighbridge."}).status_code == 422
    changed = {"words": "We keep it at the weighbridge.", "why": "It floods.", "changed": "After Callum"}
    assert client.post(url + "amendment/", changed).status_code == 302
    html = page(client, url)
    assert "Version 2, see what changed" in html
    assert "Said of version 1" in html
    assert "<del>" in page(client, url + "versions/")
    assert signed_in(callum).get(url + "amendment/").status_code == 403


def test_a_proposal_with_an_effect_is_amended_with_it(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    values = {"text": "Bring a cup.", "ground": "ours"}
    proposal = proposes(ruth, soil_and_table, effect="communities.adopt_rule", values=values)
    client, url = signed_in(ruth), proposal.get_absolute_url()
    assert "Bring a cup." in page(client, url + "amendment/")
    changed = {
        "words": "So.",
        "why": "So.",
        "changed": "Plates too",
        "text": "Bring a plate.",
        "ground": "ours",
    }
    actions.stand(by=ruth, proposal=proposal, stance="consents")
    actions.stand(by=nell, proposal=proposal, stance="concern", reason="Whose?")
    client.post(url + "amendment/", changed)
    html = page(client, url)
    assert "Bring a plate." in html
    assert "Said of version 1, not counted until said again" in html
    assert "Not counted until said again" in html, "nor is consent without a word"
    assert "What would be done has changed since you spoke" in html
    actions.stand(by=ruth, proposal=proposal, stance="consents")
    assert "has changed since you spoke" not in page(client, url)


def test_what_one_may_not_ask_for_is_said_on_the_form(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    asked = filled(name="Harald", who=harald.handle)
    response = client.post(NEW + "?effect=belonging.admit", asked)
    assert response.status_code == 422
    assert "Nobody whom you see here" in response.content.decode()
    assert not Proposal.objects.exists()


def test_closing_early_and_withdrawing(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    early, back = proposes(ruth, soil_and_table), proposes(ruth, soil_and_table)
    client = signed_in(ruth)
    assert client.post(early.get_absolute_url() + "closing/").status_code == 403
    for person in (ruth, nell):
        actions.stand(by=person, proposal=early, stance="consents")
    assert "Everybody has spoken: close it" in page(client, early.get_absolute_url())
    client.post(early.get_absolute_url() + "closing/")
    client.post(back.get_absolute_url() + "withdrawal/")
    assert [outcome.result for outcome in Outcome.objects.order_by("pk")] == ["passed", "withdrawn"]
    assert "It passed." in page(client, early.get_absolute_url())


def test_a_proposal_whose_time_is_over_says_so_and_takes_no_word(
    ruth: Person, soil_and_table: Community
) -> None:
    with clock.at(clock.now() - timedelta(days=9)):
        proposal = proposes(ruth, soil_and_table)
    client, url = signed_in(ruth), proposal.get_absolute_url()
    assert "Closed, being counted" in page(client, url)
    assert client.post(url + "stance/", {"stance": "consents"}).status_code == 403
    assert not Stance.objects.exists()


def test_an_effect_that_could_not_be_carried_out_is_owned_up_to(
    ruth: Person, soil_and_table: Community
) -> None:
    proposal = proposes(
        ruth, soil_and_table, effect="communities.retire_rule", values={"number": 1, "version": 9}
    )
    actions.stand(by=ruth, proposal=proposal, stance="consents")
    closes(proposal)
    html = page(signed_in(ruth), proposal.get_absolute_url())
    assert "What it asked for did not happen." in html


# ---- ranked choice ----------------------------------------------------------------------------------------------


def test_a_ranking_is_kept_from_everybody_else(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    proposal = asks_to_rank(ruth, soil_and_table)
    client, url = signed_in(callum), proposal.get_absolute_url()
    assert client.post(url + "ballot/", {"place-0": "0", "place-1": "0"}).status_code == 422
    client.post(url + "ballot/", {"place-3": "0", "place-1": "1"})
    assert Ballot.objects.get().ranking == [3, 1]
    chosen = re.compile(r'<option value="\d" selected')
    assert len(chosen.findall(page(client, url))) == 2
    other = page(signed_in(ruth), url)
    assert not chosen.findall(other)
    assert "Callum" not in other
    assert "One has ranked" in other


def test_the_rounds_are_shown_once_it_is_counted(nell: Person, soil_and_table: Community) -> None:
    people = crowd(soil_and_table, nell, 8)
    proposal = asks_to_rank(nell, soil_and_table)
    for place, person in enumerate(people):
        actions.rank(by=person, proposal=proposal, ranking=[place % 3, 0]) if place % 3 else actions.rank(
            by=person, proposal=proposal, ranking=[0]
        )
    client, url = signed_in(nell), proposal.get_absolute_url()
    assert "Round 1" not in page(client, url)
    assert client.get(url + "rankings.csv").status_code == 404
    closes(proposal)
    html = page(client, url)
    assert "Round 1" in html
    assert "rankings still standing" in html
    rows = client.get(url + "rankings.csv").content.decode().splitlines()
    assert len(rows) == 8
    assert rows == sorted(
        rows, key=lambda row: ["Lentils", "Naked oats", "Field beans"].index(row.split(",")[0])
    )


def test_few_rankings_are_not_handed_out(ruth: Person, soil_and_table: Community) -> None:
    proposal = asks_to_rank(ruth, soil_and_table)
    actions.rank(by=ruth, proposal=proposal, ranking=[0])
    closes(proposal)
    client = signed_in(ruth)
    assert client.get(proposal.get_absolute_url() + "rankings.csv").status_code == 403
    html = page(client, proposal.get_absolute_url())
    assert "one could guess" in html
    assert "<b>Lentils</b>" in html
    for told in ("Round 1", "rankings still standing", "would have won"):
        assert told not in html, "rounds tell as much as the rankings"


def test_a_spreadsheet_finds_no_formula(nell: Person, soil_and_table: Community) -> None:
    people = crowd(soil_and_table, nell, 8)
    proposal = asks_to_rank(nell, soil_and_table, options=["=1+1", "Flax"])
    for person in people:
        actions.rank(by=person, proposal=proposal, ranking=[0])
    closes(proposal)
    lines = signed_in(nell).get(proposal.get_absolute_url() + "rankings.csv").content.decode().splitlines()
    assert lines == ["'=1+1"] * 8


# ---- who sees what ----------------------------------------------------------------------------------------------


def test_for_others_there_is_nothing_here(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    proposal, ranked = proposes(ruth, soil_and_table), asks_to_rank(ruth, soil_and_table)
    objection = objects(callum, proposal)
    membership = rooms.membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    url = proposal.get_absolute_url()
    gets = [LIST, NEW, url, url + "versions/", url + "amendment/", ranked.get_absolute_url() + "rankings.csv"]
    posts = [url + "stance/", url + "closing/", url + "withdrawal/", url + "amendment/"]
    posts += [f"{url}objections/{objection.code}/{what}/" for what in ("answers", "settlement")]
    posts += [ranked.get_absolute_url() + "ballot/", NEW]
    for client in (Client(), signed_in(harald), signed_in(callum)):
        assert {client.get(address).status_code for address in gets} == {404}
        assert {client.post(address, {"stance": "consents"}).status_code for address in posts} == {404}
    assert Proposal.objects.get(pk=proposal.pk).title == DRYER


def test_the_front_of_an_open_house_shows_no_decisions(
    nell: Person, harald: Person, kitchens: Community
) -> None:
    proposal = proposes(nell, kitchens)
    client = signed_in(harald)
    assert client.get("/communities/kitchens/decisions/").status_code == 403
    assert client.get(proposal.get_absolute_url()).status_code == 404
