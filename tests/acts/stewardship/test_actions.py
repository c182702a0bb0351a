from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from barnraiser.acts.conversations.models import Conversation, Hiding, Message
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.stewardship import actions, queries, rules
from barnraiser.acts.stewardship.models import Answer, Appeal, Case, Handling, Report
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities import rules as room_rules
from barnraiser.communities.models import Community, Role, RoleGrant, Rule
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once
from tests.communities.test_rules import place

from .conftest import HURTFUL


def words_of(message: Message) -> str:
    return Message.objects.get(pk=message.pk).words


def log(viewer: Person, community: Community) -> list[str]:
    return [line.what for line in rooms.log_of_power(viewer, community)]


def told(case: Case) -> list[tuple[str, str, list[str]]]:
    acts = Act.objects.filter(about=str(case.ref)).order_by("pk").select_related("by")
    return [
        (
            act.kind.partition(".")[2],
            str(act.by),
            [str(p.person) for p in act.parties.select_related("person")],
        )
        for act in acts
    ]


@pytest.mark.requirement("E7")
def test_a_concern_cites_a_rule_and_is_answered_with_a_reason(
    case: Case, answered: Case, nell: Person, ruth: Person, callum: Person, rule: Rule, message: Message
) -> None:
    [report] = Report.objects.filter(case=case)
    assert (report.by_id, report.rule_id, report.may_name) == (ruth.pk, rule.pk, False)
    answer = Answer.objects.get(case=case)
    assert (answer.is_upheld, answer.by_id, answer.rule_id, answer.turn) == (True, nell.pk, rule.pk, "first")
    assert told(case) == [
        ("raised", "Ruth Amsel", []),
        ("taken_up", "Nell Whitlock", ["Ruth Amsel"]),
        ("answered", "Nell Whitlock", ["Ruth Amsel"]),
        ("told", "Nell Whitlock", ["Callum Birch"]),
    ]


@pytest.mark.requirement("E7", "I2")
def test_a_message_is_taken_down_with_a_trace_and_the_log_names_nobody_who_raised_it(
    answered: Case, message: Message, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    assert words_of(message) == "*Taken down under rule 2.* It was about people."
    assert Hiding.objects.get(message=message).words == HURTFUL
    line = rooms.log_of_power(ruth, soil_and_table)[0]
    assert line.what == "Answered a concern under rule 2: upheld. A message was taken down"
    assert (line.by, line.toward, line.ref) == (nell, None, answered.ref)


def test_several_concerns_about_one_thing_join_one_case(
    case: Case, nell: Person, priya: Person, ruth: Person, callum: Person, message: Message
) -> None:
    again = actions.raise_concern(
        by=priya, community=case.community, about=message.ref, concerned=callum, words="Me too."
    )
    assert again == case
    with pytest.raises(Refused, match="already") as refusal:
        actions.raise_concern(
            by=ruth, community=case.community, about=message.ref, concerned=callum, words="And again."
        )
    assert refusal.value.way == case.get_absolute_url()
    assert Report.objects.filter(case=case).count() == 2
    actions.take_up(by=nell, case=case)
    actions.answer(by=nell, case=case, is_upheld=False, reason="It was a joke among friends.")
    assert [parties for kind, _, parties in told(case) if kind == "answered"] == [
        ["Ruth Amsel"],
        ["Priya Nair"],
    ]


def test_after_an_answer_a_new_concern_opens_a_new_case(
    answered: Case, priya: Person, callum: Person, message: Message
) -> None:
    other = actions.raise_concern(
        by=priya, community=answered.community, about=message.ref, concerned=callum, words="Still."
    )
    assert other != answered


def test_nobody_raises_what_is_their_own_or_from_outside(
    callum: Person, harald: Person, message: Message, soil_and_table: Community
) -> None:
    with pytest.raises(Refused, match="This is yours"):
        actions.raise_concern(
            by=callum, community=soil_and_table, about=message.ref, concerned=callum, words="Me."
        )
    with pytest.raises(Refused, match="Only members"):
        actions.raise_concern(by=harald, community=soil_and_table, about=message.ref, words="Hm.")
    assert not Case.objects.exists()


def test_a_rule_of_another_house_cannot_be_cited(
    harald: Person, ruth: Person, message: Message, soil_and_table: Community
) -> None:
    other = communities.found(by=harald, name="Ransdale Bread", purpose="Bread.", rules=["Rise."])
    with pytest.raises(ValueError, match="own community"):
        actions.raise_concern(
            by=ruth, community=soil_and_table, about=message.ref, rule=rooms.rules_of(other)[0], words="Hm."
        )


@pytest.mark.requirement("E7")
def test_a_keeper_whom_it_concerns_never_handles_it(
    nell: Person, host: Person, message: Message, soil_and_table: Community, callum: Person
) -> None:
    communities.grant(by=nell, membership=place(callum, soil_and_table), role=Role.HOST)
    case = actions.raise_concern(
        by=nell, community=soil_and_table, about=message.ref, concerned=callum, words="He calls people fools."
    )
    for keeper in (nell, callum):
        with pytest.raises(Refused, match="Somebody else looks into it"):
            actions.take_up(by=keeper, case=case)
    assert rules.eligible(case) == [host]
    actions.take_up(by=host, case=case)
    with pytest.raises(Refused):
        actions.answer(by=nell, case=case, is_upheld=True, reason="Mine.")


def test_only_keepers_and_only_who_took_it_up_answer(
    case: Case, nell: Person, host: Person, callum: Person, ruth: Person
) -> None:
    for other in (ruth, callum):
        with pytest.raises(Refused):
            actions.take_up(by=other, case=case)
    with pytest.raises(Refused, match="Take it up first"):
        actions.answer(by=host, case=case, is_upheld=True, reason="Hm.")
    actions.take_up(by=nell, case=case)
    assert actions.take_up(by=nell, case=case) == Handling.objects.get(case=case, until=None)
    with pytest.raises(Refused, match="looks into it already"):
        actions.take_up(by=host, case=case)
    with pytest.raises(Refused, match="not you"):
        actions.put_down(by=host, case=case)
    actions.put_down(by=nell, case=case)
    actions.take_up(by=host, case=case)


def test_who_keeps_no_longer_hinders_nobody(
    case: Case, nell: Person, host: Person, soil_and_table: Community
) -> None:
    actions.take_up(by=host, case=case)
    grant = rooms.grant_of(place(host, soil_and_table), Role.HOST)
    assert grant
    communities.end_grant(by=nell, grant=grant)
    actions.take_up(by=nell, case=case)
    assert Handling.objects.get(case=case, until=None).by_id == nell.pk


@pytest.mark.requirement("E7")
def test_another_look_is_somebody_elses_and_overturning_really_undoes(
    answered: Case, nell: Person, host: Person, callum: Person, ruth: Person, message: Message
) -> None:
    actions.appeal(by=callum, case=answered, words="I meant the mill.")
    with pytest.raises(Refused, match="somebody else looks again"):
        actions.take_up(by=nell, case=answered)
    actions.take_up(by=host, case=answered)
    actions.answer(by=host, case=answered, is_upheld=False, reason="It names no member.")
    assert words_of(message) == HURTFUL
    assert not Hiding.objects.exists()
    assert (
        log(ruth, answered.community)[0] == "Looked again at a concern: overturned. The message is up again"
    )
    with pytest.raises(Refused, match="asked for already"):
        actions.appeal(by=ruth, case=answered, words="And again.")
    assert rules.is_waiting(answered).reason == "It has been answered."


def test_another_look_may_find_the_same(
    answered: Case, host: Person, ruth: Person, callum: Person, message: Message, rule: Rule
) -> None:
    actions.appeal(by=callum, case=answered, words="I meant the mill.")
    actions.take_up(by=host, case=answered)
    actions.answer(
        by=host, case=answered, is_upheld=True, rule=rule, reason="Readers are meant.", measure="hide"
    )
    assert words_of(message).startswith("*Taken down under rule 2.*")
    assert log(ruth, answered.community)[0] == "Looked again at a concern under rule 2: it stands"


def test_whoever_raised_it_may_ask_for_another_look_too(
    case: Case, nell: Person, host: Person, ruth: Person, message: Message, rule: Rule
) -> None:
    with pytest.raises(Refused, match="not been answered"):
        actions.appeal(by=ruth, case=case, words="Slow.")
    actions.take_up(by=nell, case=case)
    actions.answer(by=nell, case=case, is_upheld=False, reason="Blunt, not rude.")
    with pytest.raises(Refused, match="whom it concerns"):
        actions.appeal(by=host, case=case, words="Not mine.")
    actions.appeal(by=ruth, case=case, words="He meant us.")
    actions.take_up(by=host, case=case)
    actions.answer(by=host, case=case, is_upheld=True, rule=rule, reason="He did.", measure="hide")
    assert words_of(message) == "*Taken down under rule 2.* He did."
    assert log(ruth, case.community)[0] == (
        "Looked again at a concern under rule 2: overturned. A message was taken down"
    )


def test_after_a_month_an_answer_is_final(answered: Case, callum: Person) -> None:
    with clock.at(clock.now() + timedelta(days=31)), pytest.raises(Refused, match="within a month"):
        actions.appeal(by=callum, case=answered, words="Late.")


def test_where_no_keeper_is_left_nobody_is_pretended(answered: Case, callum: Person) -> None:
    actions.appeal(by=callum, case=answered, words="I meant the mill.")
    assert rules.eligible(answered) == []


def test_a_whole_conversation_goes_with_its_title_and_comes_back(
    nell: Person, host: Person, ruth: Person, callum: Person, message: Message, soil_and_table: Community
) -> None:
    about = message.conversation.ref
    case = actions.raise_concern(
        by=ruth, community=soil_and_table, about=about, concerned=callum, words="The title too."
    )
    actions.take_up(by=nell, case=case)
    actions.answer(by=nell, case=case, is_upheld=True, reason="It is.", measure="hide")
    assert Conversation.objects.get(pk=message.conversation_id).title == "Taken down"
    assert words_of(message) == "*Taken down under no rule yet.* It is."
    actions.appeal(by=callum, case=case, words="No.")
    actions.take_up(by=host, case=case)
    actions.answer(by=host, case=case, is_upheld=False, reason="It is not.")
    assert Conversation.objects.get(pk=message.conversation_id).title == "The mill again"


@pytest.mark.requirement("E7")
def test_a_membership_ends_by_a_steward_alone_and_stands_again_when_overturned(
    case: Case, nell: Person, host: Person, callum: Person, rule: Rule, soil_and_table: Community
) -> None:
    actions.take_up(by=host, case=case)
    with pytest.raises(Refused, match="Only a steward ends"):
        actions.answer(by=host, case=case, is_upheld=True, rule=rule, reason="Enough.", measure="end")
    actions.put_down(by=host, case=case)
    actions.take_up(by=nell, case=case)
    actions.answer(by=nell, case=case, is_upheld=True, rule=rule, reason="Enough.", measure="end")
    assert rooms.membership_of(callum, soil_and_table) is None
    Community.objects.filter(pk=soil_and_table.pk).update(door=Community.Door.OPEN)
    soil_and_table.refresh_from_db()
    assert (
        "A member can ask you in again" in room_rules.may_join(callum, soil_and_table, invited=False).reason
    )
    assert room_rules.may_join(callum, soil_and_table, invited=True)
    assert queries.at(callum, case.code)
    actions.appeal(by=callum, case=case, words="Once in ten years.")
    actions.take_up(by=host, case=case)
    actions.answer(
        by=host,
        case=case,
        is_upheld=True,
        rule=rule,
        reason="A word is enough.",
        measure="word",
        word="Mind.",
    )
    assert rooms.membership_of(callum, soil_and_table)
    assert room_rules.may_take_part(callum, soil_and_table)
    assert log(nell, soil_and_table)[0] == (
        "Looked again at a concern under rule 2: overturned. The membership stands again. A word was said in private"
    )


def test_the_only_steward_is_not_ended(
    nell: Person, ruth: Person, host: Person, soil_and_table: Community
) -> None:
    communities.grant(by=nell, membership=place(host, soil_and_table), role=Role.STEWARD)
    grant = rooms.grant_of(place(nell, soil_and_table), Role.STEWARD)
    assert grant
    case = actions.raise_concern(
        by=ruth, community=soil_and_table, about=nell.ref, concerned=nell, words="Too strict."
    )
    assert rules.may_take(host, case, "end")
    communities.end_grant(by=nell, grant=grant)
    assert rules.may_take(host, case, "end")
    assert not rules.may_take(nell, case, "end")
    assert "Only a message" in rules.may_take(host, case, "hide").reason


def test_forgetting_keeps_what_was_found_and_names_nobody(
    answered: Case, nell: Person, host: Person, ruth: Person, callum: Person
) -> None:
    actions.appeal(by=callum, case=answered, words="I meant the mill.")
    actions.take_up(by=host, case=answered)
    for person in (ruth, callum, nell, host):
        actions.forget(person=person)
    report, answer = Report.objects.get(case=answered), Answer.objects.get(case=answered)
    assert (report.by_id, report.words, report.wanted) == (None, "", "")
    assert (answer.by_id, answer.is_upheld, answer.reason) == (None, True, "It was about people.")
    assert (Appeal.objects.get(case=answered).words, Case.objects.get(pk=answered.pk).concerned_id) == (
        "",
        None,
    )
    assert not Handling.objects.filter(case=answered, until=None).exists()


@pytest.mark.django_db(transaction=True)
def test_twenty_keepers_at_once_take_it_up_once_and_one_answers_once(
    transactional_db: None, case: Case, nell: Person, host: Person, tmp_path: Path
) -> None:
    calls = [lambda who=who: actions.take_up(by=who, case=case) for who in (nell, host) * 10]
    taken = at_once(calls, tmp_path)
    assert len({one.pk for one in taken if isinstance(one, Handling)}) == 1
    assert sum(isinstance(one, Refused) for one in taken) == 10
    holder = nell if Handling.objects.get(case=case, until=None).by_id == nell.pk else host
    given = at_once(
        [lambda: actions.answer(by=holder, case=case, is_upheld=False, reason="No.")] * 20, tmp_path
    )
    assert sum(isinstance(one, Answer) for one in given) == 1
    assert Answer.objects.filter(case=case).count() == 1


def test_another_look_may_leave_an_ended_membership_ended(
    case: Case, nell: Person, host: Person, callum: Person, rule: Rule, soil_and_table: Community
) -> None:
    actions.take_up(by=nell, case=case)
    actions.answer(by=nell, case=case, is_upheld=True, rule=rule, reason="Enough.", measure="end")
    actions.appeal(by=callum, case=case, words="Once in ten years.")
    actions.take_up(by=host, case=case)
    actions.answer(by=host, case=case, is_upheld=True, rule=rule, reason="Enough it is.", measure="end")
    assert rooms.membership_of(callum, soil_and_table) is None
    assert log(nell, soil_and_table)[0] == "Looked again at a concern under rule 2: it stands"


@pytest.mark.django_db(transaction=True)
def test_two_stewards_at_once_never_end_each_other(
    transactional_db: None,
    nell: Person,
    host: Person,
    ruth: Person,
    soil_and_table: Community,
    tmp_path: Path,
) -> None:
    communities.grant(by=nell, membership=place(host, soil_and_table), role=Role.STEWARD)
    calls = []
    for by, concerned in ((nell, host), (host, nell)):
        case = actions.raise_concern(
            by=ruth, community=soil_and_table, about=concerned.ref, concerned=concerned, words="Too strict."
        )
        actions.take_up(by=by, case=case)
        ends = partial(actions.answer, by=by, case=case, is_upheld=True, reason="Enough.", measure="end")
        calls += [ends] * 10
    outcomes = at_once(calls, tmp_path)
    assert sorted(type(one).__name__ for one in outcomes) == ["Answer"] + ["Refused"] * 19
    standing = RoleGrant.objects.filter(
        membership__community=soil_and_table, membership__until=None, role=Role.STEWARD, until=None
    )
    assert standing.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_member_raises_a_thing_once_however_often_at_once(
    transactional_db: None,
    ruth: Person,
    callum: Person,
    message: Message,
    soil_and_table: Community,
    tmp_path: Path,
) -> None:
    def raises() -> Case:
        return actions.raise_concern(
            by=ruth, community=soil_and_table, about=message.ref, concerned=callum, words="He calls us fools."
        )

    outcomes = at_once([raises] * 20, tmp_path)
    assert sum(isinstance(one, Case) for one in outcomes) == 1
    assert (Case.objects.count(), Report.objects.count()) == (1, 1)
