import pytest

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.stewardship import actions, queries
from barnraiser.acts.stewardship.models import Case
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Role
from barnraiser.ground.manifest import cards_of
from barnraiser.people.models import Person
from tests.communities.test_rules import place

from .conftest import HURTFUL


def test_a_thing_that_says_neither_where_it_belongs_nor_whose_it_is_cannot_be_raised(
    case: Case, ruth: Person, message: Message
) -> None:
    assert cards_of(ruth, [case.ref])
    assert queries.find(ruth, str(case.ref)) is None
    found = queries.find(ruth, str(message.ref))
    assert found
    assert (found.places, found.concerned) == ([case.community], message.by)


def test_before_an_answer_only_keepers_and_the_one_who_raised_it_see_it(
    case: Case, nell: Person, host: Person, ruth: Person, callum: Person, harald: Person
) -> None:
    seers = {who.name for who in (nell, host, ruth, callum, harald) if queries.at(who, case.code)}
    assert seers == {"Nell Whitlock", "Priya Nair", "Ruth Amsel"}
    assert cards_of(callum, [case.ref]) == {}
    assert cards_of(nell, [case.ref])[str(case.ref)].title == "A concern"


@pytest.mark.requirement("E7")
def test_the_one_it_is_about_never_reads_who_raised_it(answered: Case, callum: Person, ruth: Person) -> None:
    case = queries.at(callum, answered.code)
    assert case
    story = queries.story(callum, case)
    assert (story.side, story.reports, len(story.answers)) == ("concerned", [], 1)
    mine = queries.story(ruth, queries.at(ruth, answered.code) or case)
    assert (mine.side, [report.words for report in mine.reports]) == ("raised", ["He calls people fools."])


def test_unless_the_one_who_raised_it_agrees(
    nell: Person, ruth: Person, priya: Person, callum: Person, message: Message, soil_and_table: Community
) -> None:
    for who, agrees in ((ruth, True), (priya, False)):
        case = actions.raise_concern(
            by=who,
            community=soil_and_table,
            about=message.ref,
            concerned=callum,
            words="Hm.",
            may_name=agrees,
        )
    actions.take_up(by=nell, case=case)
    actions.answer(by=nell, case=case, is_upheld=False, reason="No.")
    found = queries.at(callum, case.code)
    assert found
    assert [report.by for report in queries.story(callum, found).reports] == [ruth]


def test_a_keeper_reads_what_was_taken_down_and_members_do_not(
    answered: Case, host: Person, ruth: Person
) -> None:
    by_host, by_ruth = queries.at(host, answered.code), queries.at(ruth, answered.code)
    assert by_host
    assert by_ruth
    assert queries.story(host, by_host).words == HURTFUL
    assert "fool" not in queries.story(ruth, by_ruth).words


def test_a_keeper_who_raised_it_or_whom_it_is_about_is_no_keeper_of_it(
    nell: Person, host: Person, callum: Person, message: Message, soil_and_table: Community
) -> None:
    communities.grant(by=nell, membership=place(callum, soil_and_table), role=Role.HOST)
    case = actions.raise_concern(
        by=host, community=soil_and_table, about=message.ref, concerned=callum, words="Hm."
    )
    assert queries.at(callum, case.code) is None
    seen = queries.at(host, case.code)
    assert seen
    assert queries.story(host, seen).side == "raised"
    assert [list(queries.waiting(who)) for who in (nell, host, callum)] == [[case], [], []]


def test_what_waits_for_whom(
    answered: Case, nell: Person, host: Person, ruth: Person, callum: Person
) -> None:
    assert list(queries.waiting(nell)) == list(queries.waiting(host)) == []
    actions.appeal(by=callum, case=answered, words="I meant the mill.")
    assert list(queries.waiting(nell)) == []
    assert list(queries.waiting(host)) == [answered]
    assert list(queries.raised(ruth)) == list(queries.about_me(callum)) == [answered]
    assert list(queries.raised(callum)) == list(queries.about_me(ruth)) == []


def test_finding_a_thing_is_seeing_it(
    ruth: Person, harald: Person, callum: Person, message: Message, soil_and_table: Community
) -> None:
    found = queries.find(ruth, str(message.ref))
    assert found
    assert (found.places, found.concerned) == ([soil_and_table], callum)
    person = queries.find(ruth, str(callum.ref))
    assert person
    assert (person.places, person.concerned) == ([soil_and_table], callum)
    for who, about in (
        (harald, str(message.ref)),
        (harald, str(callum.ref)),
        (ruth, "nonsense"),
        (ruth, "a.b:c"),
    ):
        assert queries.find(who, about) is None


def test_my_part_is_in_my_export(answered: Case, nell: Person, ruth: Person, callum: Person) -> None:
    actions.appeal(by=callum, case=answered, words="I meant the mill.")
    assert queries.own(ruth)["concerns_raised"][0]["words"] == "He calls people fools."
    assert queries.own(callum)["told_about_me"][0]["reason"] == "It was about people."
    assert queries.own(callum)["looks_asked_for"][0]["words"] == "I meant the mill."
    assert queries.own(callum)["concerns_raised"] == []
    assert queries.own(nell)["concerns_answered"][0]["found"] == "Upheld"
    assert "Ruth" not in str(queries.own(callum))
