"""The agenda, the pieces of the work, the record, the conversation, and being forgotten."""

from functools import partial
from pathlib import Path

import pytest

from barnraiser.acts.campaigns import actions, queries
from barnraiser.acts.campaigns.models import (
    Campaign,
    Completion,
    Milestone,
    Owner,
    Pledge,
    Point,
    Settlement,
    Witness,
)
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import manifests
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from .telling import acts, becomes, calls, carries, closes, gives, later, needs, plans, seen

pytestmark = pytest.mark.django_db
TENTH = "Soil counts for at least a tenth of the score."


# ---- the agenda -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("H2")
def test_members_build_an_agenda_and_agree_on_it(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    point = actions.propose(by=ruth, campaign=campaign, words=TENTH)
    other = actions.propose(by=callum, campaign=campaign, words="We name the farms that refuse.")
    actions.speak_to(by=callum, point=point, stance="behind")
    with pytest.raises(Refused, match="at least three stand behind it"):
        actions.settle(by=nell, point=point, agreed=True)
    actions.speak_to(by=priya, point=point, stance="otherwise", words="A twentieth, to begin with.")
    actions.speak_to(by=nell, point=point, stance="behind")
    with pytest.raises(Refused, match="carry this campaign"):
        actions.settle(by=ruth, point=point, agreed=True)
    settled = actions.settle(by=nell, point=point, agreed=True)
    actions.settle(by=nell, point=other, agreed=False)
    assert (settled.agreed, settled.behind, settled.spoke) == (True, 3, 4)
    agenda = queries.points(priya, campaign)
    assert [(s.point.words, s.point.settlement.agreed) for s in agenda] == [
        (TENTH, True),
        ("We name the farms that refuse.", False),
    ]
    assert [voice.words for voice in agenda[0].otherwise] == ["A twentieth, to begin with."]
    with pytest.raises(Refused, match="settled"):
        actions.speak_to(by=priya, point=point, stance="behind")
    with pytest.raises(Refused, match="settled"):
        actions.settle(by=nell, point=point, agreed=False)


def test_a_third_who_would_word_it_otherwise_is_still_agreement_and_more_is_not(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    point = actions.propose(by=nell, campaign=calls(nell, soil_and_table), words=TENTH)
    actions.speak_to(by=ruth, point=point, stance="behind")
    for person in (callum, priya):
        actions.speak_to(by=person, point=point, stance="otherwise", words="Less.")
    with pytest.raises(Refused, match="two of every three"):
        actions.settle(by=nell, point=point, agreed=True)
    actions.speak_to(by=callum, point=point, stance="behind")
    assert actions.settle(by=nell, point=point, agreed=True).spoke == 4
    assert acts("spoke") == [
        ("spoke", "Ruth Amsel", ["Nell Whitlock"]),
        ("spoke", "Callum Birch", ["Nell Whitlock"]),
        ("spoke", "Priya Nair", ["Nell Whitlock"]),
    ], "a changed mind is one act"


def test_who_is_no_member_proposes_and_says_nothing(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    point = actions.propose(by=nell, campaign=campaign, words=TENTH)
    with pytest.raises(Refused, match="Only members"):
        actions.propose(by=harald, campaign=campaign, words="Mine")
    with pytest.raises(Refused, match="Only members"):
        actions.speak_to(by=harald, point=point, stance="behind")
    assert Point.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_point_settled_both_ways_at_once_is_settled_once(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    point = actions.propose(by=nell, campaign=calls(nell, soil_and_table), words=TENTH)
    for person in (ruth, callum):
        actions.speak_to(by=person, point=point, stance="behind")
    calls_ = [lambda yes=yes: actions.settle(by=nell, point=point, agreed=yes) for yes in (True, False) * 3]
    outcomes = at_once(calls_, tmp_path)
    assert sum(isinstance(outcome, Settlement) for outcome in outcomes) == 1
    assert all(isinstance(outcome, Settlement | Refused) for outcome in outcomes)


# ---- the work ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("H3")
def test_a_shared_project_has_owners_and_progress(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    carries(ruth, campaign)
    councillor, leaflets = plans(campaign), plans(campaign, "Fold 600 leaflets")
    plans(campaign, "Turn it into plain English")
    with clock.at(later(days=1)):
        actions.take_on(by=callum, milestone=councillor)
        actions.take_on(by=ruth, milestone=leaflets)
        actions.finish(by=ruth, milestone=leaflets)
    assert [owner.person.name for owner in queries.owners(campaign)] == ["Nell Whitlock", "Ruth Amsel"]
    work = queries.tasks(callum, seen(campaign), is_owner=False)
    assert [
        (t.milestone.title, t.milestone.owner.name if t.milestone.owner else "", t.is_done) for t in work
    ] == [
        ("Speak to Councillor Aldiss", "Callum Birch", False),
        ("Turn it into plain English", "", False),
        ("Fold 600 leaflets", "Ruth Amsel", True),
    ]
    assert acts("took_on") == [
        ("took_on", "Callum Birch", ["Nell Whitlock", "Ruth Amsel"]),
        ("took_on", "Ruth Amsel", ["Nell Whitlock"]),
    ]
    assert acts("finished") == [("finished", "Ruth Amsel", ["Nell Whitlock"])]


def test_work_is_done_by_who_took_it_on_and_can_be_handed_back(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    milestone = plans(campaign)
    with pytest.raises(Refused, match="Nobody has taken this on"):
        actions.finish(by=nell, milestone=milestone)
    actions.take_on(by=ruth, milestone=milestone)
    with pytest.raises(Refused, match="taken this on already"):
        actions.take_on(by=callum, milestone=milestone)
    for act in (actions.hand_back, actions.finish):
        with pytest.raises(Refused, match=r"[wW]ho took it on"):
            act(by=callum, milestone=milestone)
    actions.hand_back(by=ruth, milestone=milestone)
    actions.take_on(by=callum, milestone=milestone)
    actions.finish(by=nell, milestone=milestone)
    with pytest.raises(Refused, match="is done"):
        actions.hand_back(by=callum, milestone=milestone)
    with pytest.raises(Refused, match="carry this campaign"):
        actions.plan(by=ruth, campaign=campaign, title="Mine")
    assert Completion.objects.select_related("by").get().by == nell


@pytest.mark.django_db(transaction=True)
def test_of_three_who_say_i_will_do_it_at_once_one_does(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    milestone = plans(calls(nell, soil_and_table))
    people = (ruth, callum, priya)
    tries = [lambda p=p: actions.take_on(by=p, milestone=milestone) for p in people]
    outcomes = at_once(tries, tmp_path)
    assert sum(isinstance(outcome, Milestone) for outcome in outcomes) == 1
    assert len(acts("took_on")) == 1


# ---- the record -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("H7", "H8")
def test_what_changed_in_the_world_is_written_down_with_evidence_and_seen_by_others(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    actions.endorse(by=ruth, campaign=campaign)
    gives(callum, needs(campaign))
    closes(campaign)
    with clock.at(later(days=170)):
        result = actions.note_change(
            by=nell,
            campaign=campaign,
            words="The tender counts soil.",
            evidence="Line 14 of the tender.",
            links=["https://council.example/tender"],
            civic="Eleven of us spoke at the council for the first time.",
            on=later(days=167).date(),
        )
    with pytest.raises(Refused, match="You wrote this down"):
        actions.witness(by=nell, result=result)
    with pytest.raises(Refused, match="Those who took part"):
        actions.witness(by=priya, result=result)
    actions.witness(by=ruth, result=result, words="I read it aloud.")
    actions.witness(by=callum, result=result)
    with pytest.raises(Refused, match="said already"):
        actions.witness(by=ruth, result=result)
    ((found, may),) = queries.results(priya, campaign)
    assert (found.words, found.evidence, found.links) == (
        "The tender counts soil.",
        "Line 14 of the tender.",
        ["https://council.example/tender"],
    )
    assert found.civic.startswith("Eleven of us")
    assert not may
    seen_by: list[Witness] = found.seen_by  # type: ignore[attr-defined]
    assert [(w.by.name, w.words) for w in seen_by] == [
        ("Ruth Amsel", "I read it aloud."),
        ("Callum Birch", ""),
    ]
    assert acts("changed_something") == [("changed_something", "Nell Whitlock", [])]
    assert acts("witnessed")[0] == ("witnessed", "Ruth Amsel", ["Nell Whitlock"])


@pytest.mark.django_db(transaction=True)
def test_one_person_seeing_it_twenty_times_at_once_saw_it_once(
    nell: Person, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    campaign = calls(nell, soil_and_table)
    actions.endorse(by=ruth, campaign=campaign)
    result = actions.note_change(by=nell, campaign=campaign, words="A", evidence="B", on=later().date())
    outcomes = at_once([lambda: actions.witness(by=ruth, result=result)] * 20, tmp_path)
    assert sum(isinstance(outcome, Witness) for outcome in outcomes) == 1
    assert Witness.objects.count() == len(acts("witnessed")) == 1


def test_what_was_called_off_changed_nothing(nell: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    closes(campaign, "called_off")
    with pytest.raises(Refused, match="called off"):
        actions.note_change(by=nell, campaign=campaign, words="A", evidence="B", on=later().date())


# ---- the conversation -------------------------------------------------------------------------------------------


def test_the_conversation_is_one(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    talk = actions.talk(by=ruth, campaign=campaign, words="Who drives?")
    assert seen(campaign).conversation == talk
    assert actions.talk(by=nell, campaign=campaign, words="I do.") == talk
    assert Message.objects.replies().get().words == "I do."
    with pytest.raises(Refused):
        actions.talk(by=harald, campaign=campaign, words="Me.")


@pytest.mark.django_db(transaction=True)
def test_four_who_begin_it_at_once_are_in_one_conversation(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    campaign = calls(nell, soil_and_table)
    people = (nell, ruth, callum, priya)
    tries = [partial(actions.talk, by=p, campaign=campaign, words="Who drives?") for p in people]
    at_once(tries, tmp_path)
    assert Conversation.objects.count() == 1
    assert Message.objects.count() == 4


# ---- being forgotten --------------------------------------------------------------------------------------------


def test_ones_own_data_can_be_taken_along_and_the_name_goes(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(ruth, soil_and_table)
    carries(callum, campaign)
    need, more = needs(campaign), needs(campaign, "things", title="Buns")
    kept = gives(ruth, need, words="My own words.")
    becomes(callum, kept, "confirmed")
    gives(ruth, more)
    milestone = plans(campaign)
    actions.take_on(by=ruth, milestone=milestone)
    actions.propose(by=ruth, campaign=campaign, words=TENTH)
    offer = manifests()["campaigns"]
    assert offer.export
    assert offer.forget
    told = offer.export(ruth)
    assert [p["words"] for p in told["pledges"]] == ["My own words.", ""]
    assert (told["called"][0]["title"], told["work"][0]["title"], told["points"][0]["words"]) == (
        campaign.title,
        milestone.title,
        TENTH,
    )
    assert offer.export(nell) == {key: [] for key in told}, "nobody else’s"
    offer.forget(person=ruth)
    assert offer.export(ruth) == {key: [] for key in told}
    left = Pledge.objects.get()
    assert (left.pk, left.by_id, left.words, left.amount) == (kept.pk, None, "", 4)
    assert Milestone.objects.get().owner_id is None
    assert list(Owner.objects.standing().values_list("person__name", flat=True)) == ["Callum Birch"]
    assert Campaign.objects.get().title == campaign.title, "it is the others’ campaign too"
    assert Point.objects.get().words == TENTH
