import pytest

from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.models import Outcome, Proposal
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import asks_to_rank, closes, crowd, proposes
from .asking import NEW, filled

pytestmark = pytest.mark.django_db


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
