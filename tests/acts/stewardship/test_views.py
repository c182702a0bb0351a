import re
from datetime import timedelta

import pytest
from django.test import Client

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.decisions import actions as decisions
from barnraiser.acts.decisions.models import Proposal
from barnraiser.acts.stewardship import actions, openings
from barnraiser.acts.stewardship.models import Answer, Appeal, Case, Handling, Report
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, PowerAct, Role
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.communities.deciding import DECISION
from tests.communities.test_rules import place
from tests.signing_in import signed_in

SAID = {"rule": "2", "words": "He calls people fools.", "wanted": "A kinder word."}
ANSWER = {"is_upheld": "yes", "rule": "2", "reason": "It was about people.", "measure": "hide"}


def concern(about: Message) -> str:
    return f"/concern/?about={about.ref}"


@pytest.mark.requirement("E7")
def test_a_member_raises_a_concern_about_a_message(ruth: Person, message: Message, host: Person) -> None:
    browser = signed_in(ruth)
    more = f"/messages/{message.code}/more/"
    assert more in browser.get(message.conversation.get_absolute_url()).content.decode()
    assert "Raise a concern" in browser.get(more).content.decode()
    page = browser.get(concern(message)).content.decode()
    for words in ("A failure shared here stays here.", "Nell Whitlock", "Priya Nair", "nobody else"):
        assert words in page
    wrong = browser.post(concern(message), SAID | {"rule": ""})
    assert wrong.status_code == 422
    assert "He calls people fools." in wrong.content.decode()
    case = browser.post(concern(message), SAID)
    report = Report.objects.select_related("case", "rule").get()
    assert case["Location"] == report.case.get_absolute_url()
    assert (report.words, report.rule and report.rule.number, report.may_name) == (SAID["words"], 2, False)
    again = browser.get(concern(message))
    assert again.status_code == 403
    assert report.case.get_absolute_url() in again.content.decode()


def test_a_concern_about_a_person_asks_which_community(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    browser, about = signed_in(ruth), f"/concern/?about={callum.ref}"
    assert "Which rule it goes against" in browser.get(about).content.decode()
    club = communities.found(by=nell, name="Hedge Club", purpose="Hedges.")
    for person in (ruth, callum):
        communities.admit(person=person, community=club)
    assert "You share more than one community" in browser.get(about).content.decode()
    assert browser.get(f"{about}&place=elsewhere").status_code == 200
    assert "In Hedge Club" in browser.get(f"{about}&place={club.slug}").content.decode()
    browser.post(f"{about}&place={club.slug}", {"rule": "none", "words": "He shouts."})
    case = Case.objects.get()
    assert (case.community_id, case.concerned_id) == (club.pk, callum.pk)


def test_what_is_not_seen_cannot_be_raised(
    harald: Person, ruth: Person, callum: Person, message: Message, client: Client
) -> None:
    assert client.get(concern(message)).status_code == 404
    for who, about in (
        (harald, str(message.ref)),
        (ruth, ""),
        (ruth, "nonsense"),
        (ruth, "conversations.message:x"),
    ):
        assert signed_in(who).get(f"/concern/?about={about}").status_code == 404
        assert signed_in(who).post(f"/concern/?about={about}", SAID).status_code == 404
    assert signed_in(callum).get(concern(message)).status_code == 403
    assert not Case.objects.exists()


def test_a_case_is_not_there_for_others(
    case: Case, nell: Person, callum: Person, harald: Person, priya: Person, client: Client
) -> None:
    address = case.get_absolute_url()
    for who in (callum, harald, priya):
        browser = signed_in(who)
        assert browser.get(address).status_code == 404
        for verb in ("handling/", "handling/end/", "answer/", "appeal/"):
            assert browser.post(f"{address}{verb}", ANSWER).status_code == 404
    assert client.get(address).status_code == 404
    assert client.get("/concerns/").status_code == 404
    assert signed_in(nell).get(address).status_code == 200


@pytest.mark.requirement("E7")
def test_a_keeper_takes_it_up_answers_and_both_sides_read_it(
    case: Case, nell: Person, ruth: Person, callum: Person, message: Message
) -> None:
    address, keeper = case.get_absolute_url(), signed_in(nell)
    assert keeper.post(f"{address}answer/", ANSWER).status_code == 403
    assert "Look into it" in keeper.get(address).content.decode()
    assert keeper.post(f"{address}handling/").status_code == 302
    assert "Nell Whitlock looks into it" in signed_in(ruth).get(address).content.decode()
    wrong = keeper.post(f"{address}answer/", ANSWER | {"is_upheld": "no"})
    assert wrong.status_code == 422
    assert "It was about people." in wrong.content.decode()
    assert keeper.post(f"{address}answer/", ANSWER).status_code == 302
    for who in (ruth, callum):
        page = signed_in(who).get(address).content.decode()
        assert "It was about people." in page
        assert "Ask for another look" in page
    assert "Ruth" not in signed_in(callum).get(address).content.decode()
    thread = message.conversation.get_absolute_url()
    assert "is a fool" not in signed_in(ruth).get(thread).content.decode()
    own = signed_in(callum).get(thread).content.decode()
    assert "Taken down under rule 2" in own
    assert "is a fool" in own


def test_a_word_in_private_is_for_one(case: Case, nell: Person, ruth: Person, callum: Person) -> None:
    address = case.get_absolute_url()
    actions.take_up(by=nell, case=case)
    signed_in(nell).post(f"{address}answer/", ANSWER | {"measure": "word", "word": "Come by for tea."})
    assert "Come by for tea." in signed_in(callum).get(address).content.decode()
    assert "Come by for tea." not in signed_in(ruth).get(address).content.decode()


def test_another_look_is_asked_for_with_words(
    answered: Case, callum: Person, host: Person, nell: Person
) -> None:
    address, browser = answered.get_absolute_url(), signed_in(callum)
    assert browser.post(f"{address}appeal/", {"words": ""}).status_code == 422
    assert signed_in(host).post(f"{address}appeal/", {"words": "Mine."}).status_code == 403
    assert browser.post(f"{address}appeal/", {"words": "I meant the mill."}).status_code == 302
    assert Appeal.objects.get().by_id == callum.pk
    assert "Look into it" in signed_in(host).get(address).content.decode()
    page = signed_in(nell).get(address).content.decode()
    assert "You answered it. Now somebody else looks again." in page
    assert signed_in(nell).post(f"{address}handling/").status_code == 403


def test_with_nobody_free_the_page_says_so(answered: Case, callum: Person) -> None:
    actions.appeal(by=callum, case=answered, words="I meant the mill.")
    page = signed_in(callum).get(answered.get_absolute_url()).content.decode()
    assert "Nobody is free to look" in page


def test_putting_down_lets_another_take_it(case: Case, nell: Person, host: Person) -> None:
    address = case.get_absolute_url()
    signed_in(nell).post(f"{address}handling/")
    assert signed_in(host).post(f"{address}handling/").status_code == 403
    assert signed_in(nell).post(f"{address}handling/end/").status_code == 302
    assert signed_in(host).post(f"{address}handling/").status_code == 302
    assert Handling.objects.get(until=None).by_id == host.pk
    assert not Answer.objects.exists()


def test_the_list_costs_the_same(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    def add(number: int) -> None:
        talk = conversations.start(
            by=callum, community=soil_and_table, kind="question", title=f"Why {number}?", words="Why?"
        )
        actions.raise_concern(
            by=ruth, community=soil_and_table, about=talk.ref, concerned=callum, words="Hm."
        )

    costs_the_same(signed_in(nell), "/concerns/", add)


def test_hostile_words_are_only_words(ruth: Person, nell: Person, message: Message) -> None:
    """Reliability class 17."""
    hostile = "<script>alert(1)</script>"
    signed_in(ruth).post(concern(message), SAID | {"words": hostile, "wanted": hostile})
    case = Case.objects.get()
    page = signed_in(nell).get(case.get_absolute_url()).content.decode()
    assert hostile not in page
    assert "&lt;script&gt;" in page


def test_where_no_keeper_is_left_the_members_choose_one_and_the_case_reaches_them(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    """The only keeper is who it is about: from the link on the case to a member who answers it."""
    case = actions.raise_concern(
        by=ruth, community=soil_and_table, about=nell.ref, concerned=nell, words="She takes every chair."
    )
    hers, address = signed_in(ruth), case.get_absolute_url()
    way = re.search(r'href="([^"]+effect=communities.appoint)"', hers.get(address).content.decode())
    assert way, "the case says how it goes on"
    form = hers.get(way[1])
    assert form.status_code == 200
    closes = (clock.now() + timedelta(days=8)).strftime("%Y-%m-%dT%H:%M")
    said = {"who": "Callum Birch", "role": "host", "p-why": "Nobody can look into anything about Nell."}
    asked = hers.post(way[1], said | {"p-needed": "50%", "p-closes_at": closes})
    assert asked.status_code == 302
    proposal = Proposal.objects.get()
    assert proposal.title == "Callum Birch is a host of Soil & Table."
    assert signed_in(callum).get(address).status_code == 404, "not before it is decided"
    for member in (ruth, callum, priya):
        decisions.stand(by=member, proposal=proposal, stance="consents")
    with clock.at(proposal.closes_at + timedelta(minutes=1)):
        outcome = decisions.close(proposal=proposal)
        assert outcome
        assert (outcome.carried, outcome.said) == (True, proposal.title)
        assert [opening.url for opening in openings.openings(callum)] == [address]
        his = signed_in(callum)
        assert "Look into it" in his.get(address).content.decode()
        assert his.post(f"{address}handling/").status_code == 302
        given = ANSWER | {"measure": "nothing", "reason": "There are chairs enough."}
        assert his.post(f"{address}answer/", given).status_code == 302
    assert Case.objects.get(pk=case.pk).answered_at
    [line] = [act for act in PowerAct.objects.all() if act.toward_id == callum.pk]
    assert (line.by_id, line.about) == (None, str(proposal.ref)), "by a decision of the members"


def test_a_role_the_members_give_counts_where_the_one_it_is_about_gave_it_before(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    case = actions.raise_concern(
        by=ruth, community=soil_and_table, about=nell.ref, concerned=nell, words="She takes every chair."
    )
    communities.grant(by=nell, membership=place(callum, soil_and_table), role=Role.HOST)
    assert signed_in(callum).get(case.get_absolute_url()).status_code == 404
    communities.appoint(by=ruth, community=soil_and_table, who=callum.handle, role="host", decision=DECISION)
    assert signed_in(callum).get(case.get_absolute_url()).status_code == 200
