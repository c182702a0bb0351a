"""Members decide to ask somebody in: the letter, its page, and the yes that nobody gives for another."""

from datetime import timedelta

import pytest
from django.core import mail

from barnraiser.acts.belonging import actions, queries, rules, tasks
from barnraiser.acts.belonging.models import Invitation, token_for
from barnraiser.acts.belonging.rules import letters
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, PowerAct
from barnraiser.ground import clock
from barnraiser.ground.manifest import Opening, effects
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.acts.decisions.telling import proposes
from tests.signing_in import signed_in

pytestmark = pytest.mark.django_db
DECISION = Ref("decisions", "proposal", "zemrfn4yuzmt")
ADMIT = "belonging.admit"
ORLA = {"name": "Orla Keane", "who": "orla@courier.example"}


@pytest.fixture
def known(harald: Person, nell: Person) -> Person:
    """Harald, who shares another community with Nell."""
    meadow = communities.found(by=nell, name="Meadow", purpose="Hay in common.", door="open")
    actions.join(by=harald, community=meadow)
    return harald


def letters_to(person: Person) -> list[Opening]:
    return [one for one in queries.openings(person) if one.key.startswith("belonging.invitation")]


def decides(by: Person, community: Community, **values: str) -> Invitation:
    effects()[ADMIT].carry_out(community=community, values=values, by=by, decision=DECISION)
    return Invitation.objects.select_related("community", "by").latest("pk")


class TestAsking:
    def errors(self, by: Person, community: Community, who: str) -> str:
        form = effects()[ADMIT].form(community, {"name": "Somebody", "who": who})
        if form.is_valid():
            may = effects()[ADMIT].may
            assert may
            return str(may(by, community, form.cleaned_data).reason)
        return " ".join(str(error) for errors in form.errors.values() for error in errors)

    def test_a_handle_or_an_address_will_do(
        self, known: Person, nell: Person, soil_and_table: Community
    ) -> None:
        for who in (known.handle, f"@{known.handle}", "ORLA@courier.example"):
            form = effects()[ADMIT].form(soil_and_table, {"name": "Somebody", "who": who})
            assert form.is_valid(), form.errors
            assert form.cleaned_data["who"] == who.lower().removeprefix("@")
            assert self.errors(nell, soil_and_table, who) == ""

    def test_a_handle_that_the_proposer_does_not_see_tells_nothing(
        self, known: Person, nell: Person, ruth: Person, soil_and_table: Community
    ) -> None:
        said = self.errors(ruth, soil_and_table, "no-such-person")
        assert "Nobody whom you see here" in said
        assert self.errors(ruth, soil_and_table, known.handle) == said, "Nell knows him, and Ruth does not"
        decides(nell, soil_and_table, name="Harald", who=known.handle)
        assert self.errors(ruth, soil_and_table, known.handle) == said, "nor that a letter waits for him"
        assert "waits for them already" in self.errors(nell, soil_and_table, known.handle)
        with pytest.raises(Refused, match="Nobody whom you see"):
            proposes(ruth, soil_and_table, effect=ADMIT, values={"name": "H.", "who": known.handle})

    def test_a_member_needs_no_letter(self, ruth: Person, soil_and_table: Community) -> None:
        for who in (ruth.handle, "ruth@aldervalley.example"):
            assert "Ruth Amsel is here already" in self.errors(ruth, soil_and_table, who)

    def test_what_is_neither_is_said(self, nell: Person, soil_and_table: Community) -> None:
        assert "Write a handle" in self.errors(nell, soil_and_table, "orla@courier")
        assert not effects()[ADMIT].form(soil_and_table, None).is_bound


def test_a_person_in_the_network_is_asked_and_comes_in_by_their_own_yes(
    known: Person, nell: Person, soil_and_table: Community
) -> None:
    invitation = decides(nell, soil_and_table, name="Harry", who=known.handle)
    assert invitation.name == "Harry", "members read what was proposed to them, not his name"
    assert not rooms.membership_of(known, soil_and_table), "nobody says yes for another"
    tasks.send_invitation.call(invitation.pk)
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (
        ["harald@aldervalley.example"],
        "The members of Soil & Table invite you",
    )
    assert "Nell Whitlock proposed it" in str(letter.body)
    url = f"/invitation/{token_for(invitation.code)}/"
    client = signed_in(known)
    assert "The members of Soil &amp; Table invite you" in client.get(url).content.decode()
    answer = {"purpose": "on", "rules": "on", "counts_ties": "yes", "method": "on"}
    assert client.post(url, answer).status_code == 302
    membership = rooms.membership_of(known, soil_and_table)
    assert membership
    assert rooms.affirmation_of(known, soil_and_table)


def test_an_address_is_asked_and_seen_by_nobody(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    assert ORLA["who"] not in effects()[ADMIT].says(soil_and_table, ORLA)
    decides(ruth, soil_and_table, **ORLA)
    for person in (nell, ruth):
        html = signed_in(person).get("/communities/soil-and-table/invitations/").content.decode()
        assert "Invited by decision" in html
        assert "Orla Keane" in html
        assert "courier.example" not in html
    assert queries.export(ruth)["invitations_written"][0]["address"] == ""


def test_it_is_in_the_log_of_power(known: Person, nell: Person, soil_and_table: Community) -> None:
    decides(nell, soil_and_table, name="Harald", who=known.handle)
    logged = PowerAct.objects.get(about=str(DECISION))
    assert (logged.by_id, logged.ref) == (None, DECISION)
    assert logged.toward_id is None, "the log is read by members who do not see him"


def test_nobody_is_flooded_by_decisions(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    decides(ruth, soil_and_table, **ORLA)
    with pytest.raises(Refused, match="waits for them already"):
        decides(nell, soil_and_table, **ORLA)
    with clock.at(clock.now() + actions.GOOD_FOR + timedelta(minutes=1)):
        decides(nell, soil_and_table, **ORLA)
    for number in range(letters.LETTERS_TO_ONE_A_DAY):
        place = communities.found(by=nell, name=f"Place {number}", purpose="Hay.", door="open")
        actions.invite(by=nell, community=place, address="ada@else.example")
    with pytest.raises(Refused, match="letters enough today"):
        decides(ruth, soil_and_table, name="Ada", who="ada@else.example")


def test_nobody_floods_by_decisions(
    nell: Person, ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "LETTERS_A_DAY", 2)
    for number in range(2):
        decides(ruth, soil_and_table, name="Somebody", who=f"n{number}@else.example")
    with pytest.raises(Refused, match="2 people in since yesterday"):
        decides(ruth, soil_and_table, **ORLA)
    decides(nell, soil_and_table, **ORLA)


def test_who_came_in_meanwhile_or_is_gone_is_a_refusal(
    known: Person, ruth: Person, soil_and_table: Community
) -> None:
    with pytest.raises(Refused, match="no longer here"):
        decides(ruth, soil_and_table, name="Gone", who="somebody who left")
    communities.admit(person=known, community=soil_and_table)
    with pytest.raises(Refused, match="is here already"):
        decides(ruth, soil_and_table, name="Harald", who=known.handle)
    assert not Invitation.objects.exclude(decision="").exists()


def test_it_stands_though_the_proposer_leaves_and_nobody_takes_it_back(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    invitation = decides(ruth, soil_and_table, **ORLA)
    membership = rooms.membership_of(ruth, soil_and_table)
    assert membership
    for person in (ruth, nell):
        with pytest.raises(Refused, match="The members decided"):
            actions.revoke(by=person, invitation=invitation)
    actions.leave(by=ruth, membership=membership)
    assert rules.is_open(invitation)
    assert list(queries.decided_in(nell, soil_and_table)) == [invitation]
    assert not queries.decided_in(ruth, soil_and_table).exists()
    actions.forget(person=ruth)
    assert Invitation.objects.filter(pk=invitation.pk).exists()


def test_an_open_door_is_an_opening_for_who_was_asked(
    known: Person, nell: Person, soil_and_table: Community
) -> None:
    invitation = decides(nell, soil_and_table, name="Harald", who=known.handle)
    [opening] = letters_to(known)
    assert opening.title == "The members of Soil & Table invite you"
    assert signed_in(known).get(opening.url).status_code == 200
    assert letters_to(nell) == []
    actions.accept(by=known, invitation=invitation, counts_ties=True)
    assert letters_to(known) == []


def test_forgetting_the_invited_takes_their_name_off(
    known: Person, nell: Person, soil_and_table: Community
) -> None:
    invitation = decides(nell, soil_and_table, name="Harald", who=known.handle)
    actions.forget(person=known)
    invitation.refresh_from_db()
    assert (invitation.address, invitation.name, invitation.person_id) == ("", "", None)
    assert not rules.is_open(invitation)
