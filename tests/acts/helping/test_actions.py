from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.acts.decisions.models import Stance
from barnraiser.acts.gatherings.models import Rsvp
from barnraiser.acts.helping import actions, queries
from barnraiser.acts.helping.models import MOST_HELPED, Agreement, Deed
from barnraiser.acts.ledger import queries as ledger
from barnraiser.acts.ledger.models import Act, Through
from barnraiser.acts.reciprocity.models import Answer
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, PowerAct
from barnraiser.ground import clock, manifest
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.acts.decisions.telling import proposes
from tests.acts.gatherings.telling import calls
from tests.acts.reciprocity.telling import asks
from tests.at_once import at_once

from .telling import agreed, signs_on_paper

DECISION = Ref("decisions", "proposal", "k7k7k7k7k7k7")


def allows(community: Community, by: Person, yes: bool = True) -> None:
    effect = manifest.effects()["helping.allow_stances"]
    form = effect.form(community, {"allowed": "yes" if yes else "no"})
    assert form.is_valid()
    assert effect.says(community, form.cleaned_data)
    effect.carry_out(community=community, values=form.cleaned_data, by=by, decision=DECISION)


class TestAgreeing:
    @pytest.mark.requirement("B11")
    def test_by_a_sheet_with_a_code(self, agreement: Agreement, ruth: Person, ada: Person) -> None:
        assert (agreement.proof, agreement.stands) == ("paper", True)
        assert Act.objects.get(kind="helping.agreed").by_id == ada.pk

    @pytest.mark.requirement("B11")
    def test_by_ones_own_yes(
        self, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
    ) -> None:
        asked = actions.ask_to_help(by=ruth, person=callum, community=soil_and_table)
        with pytest.raises(Refused, match="no agreement"):
            actions.act(by=ruth, agreement=asked, what="tells")
        for other in (ruth, nell):
            with pytest.raises(Refused, match="would be acted for"):
                actions.agree(by=other, agreement=asked)
        assert next(one.title for one in queries.openings(callum)).startswith("Ruth Amsel asks whether")
        assert actions.agree(by=callum, agreement=asked).stands
        with pytest.raises(Refused, match="already"):
            actions.agree(by=callum, agreement=asked)

    @pytest.mark.requirement("B11")
    def test_before_a_steward_who_is_neither_of_the_two(
        self, nell: Person, ruth: Person, ada: Person, soil_and_table: Community
    ) -> None:
        with pytest.raises(Refused):
            actions.witness(by=ruth, helper=ruth, person=ada, community=soil_and_table)
        with pytest.raises(Refused, match="another steward"):
            actions.witness(by=nell, helper=nell, person=ada, community=soil_and_table)
        made = actions.witness(by=nell, helper=ruth, person=ada, community=soil_and_table)
        assert (made.proof, made.witness) == ("witness", nell)
        assert PowerAct.objects.filter(what__startswith="Was witness").exists()

    def test_who_has_not_come_in_is_not_asked_here(
        self, ruth: Person, ada: Person, soil_and_table: Community
    ) -> None:
        with pytest.raises(Refused, match="sheet with a code"):
            actions.ask_to_help(by=ruth, person=ada, community=soil_and_table)

    def test_one_helper_at_a_time(
        self, agreement: Agreement, nell: Person, callum: Person, ada: Person, soil_and_table: Community
    ) -> None:
        with pytest.raises(Refused, match="already"):
            agreed(nell, callum, ada, soil_and_table)
        with pytest.raises(IntegrityError), transaction.atomic():
            Agreement.objects.create(community=soil_and_table, person=ada, helper=callum, proof="own")

    def test_nobody_acts_for_more_than_five(
        self, nell: Person, ruth: Person, soil_and_table: Community
    ) -> None:
        for number in range(MOST_HELPED):
            agreed(nell, ruth, signs_on_paper(nell, soil_and_table, f"Ada {number}"), soil_and_table)
        with pytest.raises(Refused, match="more than 5"):
            agreed(nell, ruth, signs_on_paper(nell, soil_and_table, "Bea"), soil_and_table)

    def test_a_join_form_lets_nobody_act(self, nell: Person, ruth: Person, soil_and_table: Community) -> None:
        [sheet] = belonging.make_sheets(by=nell, community=soil_and_table)
        with pytest.raises(Refused, match="lets nobody act"):
            actions.agree_on_paper(by=ruth, sheet=sheet)

    @pytest.mark.django_db(transaction=True)
    def test_of_two_who_enter_one_code_at_once_one_acts(
        self,
        transactional_db: None,
        nell: Person,
        ruth: Person,
        callum: Person,
        soil_and_table: Community,
        tmp_path: Path,
    ) -> None:
        ada = signs_on_paper(nell, soil_and_table)
        [sheet] = belonging.make_sheets(by=nell, community=soil_and_table, person=ada)
        enters: list[Callable[[], Agreement]] = [
            lambda: actions.agree_on_paper(by=ruth, sheet=sheet),
            lambda: actions.agree_on_paper(by=callum, sheet=sheet),
        ]
        outcomes = at_once(enters, tmp_path)
        assert sorted(type(o).__name__ for o in outcomes) == ["Agreement", "Refused"]


class TestActing:
    @pytest.mark.requirement("B11")
    def test_coming_to_a_gathering_and_not(
        self, agreement: Agreement, nell: Person, ruth: Person, ada: Person, soil_and_table: Community
    ) -> None:
        now = clock.now()
        gathering = calls(
            nell, soil_and_table, at=now, starts_at=now + timedelta(days=9), ends_at=now + timedelta(days=10)
        )
        deed = actions.act(by=ruth, agreement=agreement, what="comes", code=gathering.code)
        assert Rsvp.objects.get(person=ada).said == "coming"
        assert Through.objects.select_related("act").get().act.kind == "gatherings.joined"
        assert ledger.through([gathering.ref]) == {(str(gathering.ref), ada.pk): "Ruth Amsel"}
        with pytest.raises(Refused, match="already"):
            actions.act(by=ruth, agreement=agreement, what="comes", code=gathering.code)
        actions.take_back(by=ruth, deed=deed)
        assert Rsvp.objects.get(person=ada).said == Rsvp.Said.NOT_THIS_TIME
        assert ledger.through([gathering.ref]) == {}
        with pytest.raises(Refused, match="already"):
            actions.take_back(by=ruth, deed=deed)

    @pytest.mark.requirement("B11")
    def test_coming_forward_for_an_ask_and_not(
        self, agreement: Agreement, nell: Person, ruth: Person, ada: Person, soil_and_table: Community
    ) -> None:
        ask = asks(nell, soil_and_table)
        deed = actions.act(
            by=ruth, agreement=agreement, what="answers", code=ask.code, words={"words": "I have one."}
        )
        answer = Answer.objects.with_steps().get()
        assert (answer.by, answer.words) == (ada, "I have one.")
        actions.take_back(by=ruth, deed=deed)
        assert Answer.objects.with_steps().get().state == "stepped_back"
        assert not Act.objects.standing().filter(kind="reciprocity.came_forward").exists()

    @pytest.mark.requirement("B11")
    def test_a_stance_only_where_members_allowed_it(
        self, agreement: Agreement, nell: Person, ruth: Person, ada: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(nell, soil_and_table)
        said = {"stance": "consents", "words": ""}
        with pytest.raises(Refused, match="everybody says where they stand themselves"):
            actions.act(by=ruth, agreement=agreement, what="stands", code=proposal.code, words=said)
        allows(soil_and_table, nell)
        deed = actions.act(by=ruth, agreement=agreement, what="stands", code=proposal.code, words=said)
        assert Stance.objects.current().get().person_id == ada.pk
        actions.take_back(by=ruth, deed=deed)
        assert not Stance.objects.current().exists()
        allows(soil_and_table, nell, yes=False)
        with pytest.raises(Refused):
            actions.act(by=ruth, agreement=agreement, what="stands", code=proposal.code, words=said)

    @pytest.mark.requirement("B11")
    def test_news_and_taking_it_out_again(
        self, agreement: Agreement, ruth: Person, ada: Person, soil_and_table: Community
    ) -> None:
        said = {"kind": "success", "title": "The hens are laying", "words": "Eleven eggs since Monday."}
        deed = actions.act(by=ruth, agreement=agreement, what="tells", words=said)
        assert Conversation.objects.get().by_id == ada.pk
        actions.take_back(by=ruth, deed=deed)
        assert "hens" not in Conversation.objects.get().title
        assert "eggs" not in Message.objects.get().words
        assert not Act.objects.standing().filter(kind="conversations.started").exists()

    def test_nothing_else_may_be_done_and_by_nobody_else(
        self, agreement: Agreement, nell: Person, callum: Person, ruth: Person, soil_and_table: Community
    ) -> None:
        with pytest.raises(Refused, match="not among the things"):
            actions.act(by=ruth, agreement=agreement, what="leaves")
        for other in (nell, callum):
            with pytest.raises(Refused, match="agreed on"):
                actions.act(by=other, agreement=agreement, what="tells")
        with pytest.raises(Refused, match="no longer there"):
            actions.act(by=ruth, agreement=agreement, what="comes", code="zzzzzzzzzzzz")
        assert not Deed.objects.exists()

    def test_two_weeks_later_it_stands(
        self, agreement: Agreement, ruth: Person, nell: Person, soil_and_table: Community
    ) -> None:
        said = {"kind": "success", "title": "Eggs", "words": "Eleven."}
        deed = actions.act(by=ruth, agreement=agreement, what="tells", words=said)
        with pytest.raises(Refused, match="done for"):
            actions.take_back(by=nell, deed=deed)
        with clock.at(clock.now() + timedelta(days=15)), pytest.raises(Refused, match="two weeks"):
            actions.take_back(by=ruth, deed=deed)

    def test_what_the_person_says_later_themselves_is_marked_no_more(
        self, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        from barnraiser.acts.decisions import actions as decisions

        agreement = agreed(nell, ruth, callum, soil_and_table)
        allows(soil_and_table, nell)
        proposal = proposes(nell, soil_and_table)
        actions.act(
            by=ruth, agreement=agreement, what="stands", code=proposal.code, words={"stance": "consents"}
        )
        assert ledger.through([proposal.ref])
        decisions.stand(by=callum, proposal=proposal, stance="aside")
        assert ledger.through([proposal.ref]) == {}


class TestEnding:
    @pytest.mark.requirement("B11")
    def test_either_ends_it_and_a_steward_at_their_word(
        self, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        for by in (ruth, callum, nell):
            agreement = agreed(nell, ruth, callum, soil_and_table)
            actions.end(by=by, agreement=agreement)
            with pytest.raises(Refused, match="no agreement"):
                actions.act(by=ruth, agreement=agreement, what="tells")
        assert PowerAct.objects.filter(what__startswith="Ended, at their word").count() == 1
        with pytest.raises(Refused, match="ended already"):
            actions.end(by=ruth, agreement=agreement)

    def test_a_neighbour_does_not(self, agreement: Agreement, callum: Person) -> None:
        with pytest.raises(Refused, match="one of the two"):
            actions.end(by=callum, agreement=agreement)

    def test_who_left_acts_for_nobody(
        self, agreement: Agreement, ruth: Person, soil_and_table: Community
    ) -> None:
        place = rooms.membership_of(ruth, soil_and_table)
        assert place
        belonging.leave(by=ruth, membership=place)
        with pytest.raises(Refused):
            actions.act(by=ruth, agreement=agreement, what="tells")

    def test_forgetting_leaves_no_name(self, agreement: Agreement, ruth: Person, ada: Person) -> None:
        said = {"kind": "success", "title": "Eggs", "words": "Eleven."}
        actions.act(by=ruth, agreement=agreement, what="tells", words=said)
        told = queries.own(ruth)["agreements"][0]
        assert (told["for"], told["deeds"][0]["title"]) == ("Ada Small", "Eggs")
        assert "Ruth Amsel" in [act["through"] for act in ledger.own(ada)["did"]]
        belonging.forget_me(by=ruth)
        assert not Agreement.objects.exists()
        assert Through.objects.get().helper_id is None
