from pathlib import Path
from typing import Any

import pytest

from barnraiser.communities import actions, queries
from barnraiser.communities.models import Community, Edition, Method, Rule
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once
from tests.conftest import PURPOSE, RULES

from ..deciding import DECISION, decides


def told(community: Community) -> list[tuple[int, int, str]]:
    return [(rule.number, rule.version, rule.text) for rule in queries.rules_of(community)]


@pytest.mark.requirement("I1", "I6")
def test_a_decision_adopts_changes_and_ends_rules_under_lasting_numbers(
    ruth: Person, soil_and_table: Community
) -> None:
    decides(ruth, soil_and_table, "adopt_rule", text="Name no child.", ground="law")
    decides(ruth, soil_and_table, "retire_rule", number="1")
    decides(ruth, soil_and_table, "change_rule", number="2", text="A failure told here stays.", ground="ours")
    decides(ruth, soil_and_table, "adopt_rule", text="Close the gate.", ground="ours")
    assert told(soil_and_table) == [
        (2, 2, "A failure told here stays."),
        (3, 1, "Name no child."),
        (4, 1, "Close the gate."),
    ]
    assert queries.rules_of(soil_and_table)[1].ground == Rule.Ground.LAW
    past = queries.earlier_rules(soil_and_table)
    assert {number: [rule.text for rule in found] for number, found in past.items()} == {
        1: [RULES[0]],
        2: [RULES[1]],
    }
    assert past[1][0].ending == DECISION
    assert queries.rules_of(soil_and_table)[0].decision == DECISION
    assert [edition.said for edition in queries.editions_of(soil_and_table)] == [
        "Rule 4 is new",
        "Rule 2 was changed",
        "Rule 1 no longer holds",
        "Rule 3 is new",
        "As founded",
    ]


@pytest.mark.requirement("I1")
def test_a_decision_changes_the_purpose_and_the_old_words_stay(
    ruth: Person, soil_and_table: Community
) -> None:
    decides(ruth, soil_and_table, "change_purpose", text="All of it, by 2040.")
    fresh = Community.objects.get(pk=soil_and_table.pk)
    assert (soil_and_table.purpose, fresh.purpose) == ("All of it, by 2040.",) * 2
    standing = queries.purpose_of(fresh)
    assert (standing.text, standing.version, standing.decision) == ("All of it, by 2040.", 2, DECISION)
    assert [before.text for before in queries.earlier_purposes(fresh)] == [PURPOSE]


@pytest.mark.requirement("I7")
def test_the_way_of_deciding_is_changed_by_a_decision_too(ruth: Person, soil_and_table: Community) -> None:
    assert queries.method_of(soil_and_table).said == (
        "A proposal is open for 7 days. It passes when 50% of the members have spoken and nobody objects."
    )
    decides(ruth, soil_and_table, "change_method", days="3", quorum="0.25", needs="two_thirds")
    method = queries.method_of(soil_and_table)
    assert (method.days, method.quorum, method.needs, method.version) == (3, 0.25, Method.Needs.TWO_THIRDS, 2)
    assert method.decision == DECISION
    assert [before.days for before in queries.earlier_methods(soil_and_table)] == [7]


def test_goals_come_and_go_and_ask_for_no_new_yes(ruth: Person, soil_and_table: Community) -> None:
    decides(ruth, soil_and_table, "adopt_goal", text="Sixty farms", measured="By the spade")
    decides(ruth, soil_and_table, "adopt_goal", text="Every school", measured="")
    assert [(g.number, g.text) for g in queries.goals_of(soil_and_table)] == [
        (1, "Sixty farms"),
        (2, "Every school"),
    ]
    decides(ruth, soil_and_table, "retire_goal", number="1")
    assert [g.text for g in queries.goals_of(soil_and_table)] == ["Every school"]
    assert [g.text for g in queries.earlier_goals(soil_and_table)] == ["Sixty farms"]
    assert queries.call_of(ruth, soil_and_table) is None
    with pytest.raises(Refused, match="no goal any more"):
        actions.retire_goal(by=ruth, community=soil_and_table, number=1, decision=DECISION)


def test_what_was_changed_meanwhile_is_not_changed_again(ruth: Person, soil_and_table: Community) -> None:
    decides(ruth, soil_and_table, "change_rule", number="1", text="First.", ground="ours")
    with pytest.raises(Refused, match="Rule 1 was changed since"):
        actions.change_rule(
            by=ruth, community=soil_and_table, number=1, version=1, text="Second.", decision=DECISION
        )
    decides(ruth, soil_and_table, "retire_rule", number="1")
    with pytest.raises(Refused, match="Rule 1 does not hold any more"):
        actions.retire_rule(by=ruth, community=soil_and_table, number=1, version=2, decision=DECISION)
    decides(ruth, soil_and_table, "change_purpose", text="First.")
    with pytest.raises(Refused, match="The purpose was changed since"):
        actions.change_purpose(
            by=ruth, community=soil_and_table, text="Second.", version=1, decision=DECISION
        )
    assert [rule.text for rule in queries.rules_of(soil_and_table)] == [RULES[1]]


def test_what_the_law_asks_a_decision_ends_if_it_says_what_changed_in_the_law(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    decides(ruth, soil_and_table, "adopt_rule", text="Name no child.", ground="law")
    with pytest.raises(Refused, match="asked by law"):
        actions.retire_rule(by=ruth, community=soil_and_table, number=3, version=1, decision=DECISION)
    with pytest.raises(Refused, match="asked by law"):
        actions.change_rule(
            by=ruth, community=soil_and_table, number=3, version=1, text="Name no child.", decision=DECISION
        )
    assert queries.rules_of(soil_and_table)[2].ground == Rule.Ground.LAW
    told = {"number": "3", "law": "The act of 2019 ran out in May."}
    decides(ruth, soil_and_table, "change_rule", text="Name no child, still.", ground="law", **told)
    decides(ruth, soil_and_table, "retire_rule", **told)
    assert [rule.number for rule in queries.rules_of(soil_and_table)] == [1, 2]
    said = "Rule 3 no longer holds. What changed in the law: The act of 2019 ran out in May"
    assert queries.log_of_power(ruth, soil_and_table)[0].what == said, "all members can read why"
    club = actions.found(by=nell, name="Hedge Club", purpose="Hedges.", laws=["No smoke."])
    actions.change_rule(by=nell, community=club, number=1, version=1, text="No fire.", ground="law")
    actions.retire_rule(by=nell, community=club, number=1, version=2)
    assert queries.rules_of(club) == []


OUT_OF_BOUNDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("adopt_rule", {"text": "x" * 301}),
    ("adopt_rule", {"text": "Sweep.", "ground": "king"}),
    ("change_rule", {"text": " ", "number": 1, "version": 1}),
    ("change_purpose", {"text": "x" * 301, "version": 1}),
    ("change_method", {"days": 61, "quorum": 0.5, "needs": "half", "version": 1}),
    ("change_method", {"days": 7, "quorum": 1.5, "needs": "half", "version": 1}),
    ("change_method", {"days": 7, "quorum": 0.5, "needs": "whim", "version": 1}),
    ("adopt_goal", {"text": "x" * 161}),
    ("adopt_goal", {"text": "Hay.", "measured": "x" * 201}),
)


@pytest.mark.parametrize(("change", "values"), OUT_OF_BOUNDS)
def test_a_change_is_weighed_again_when_it_is_made(
    ruth: Person, soil_and_table: Community, change: str, values: dict[str, Any]
) -> None:
    with pytest.raises(Refused):
        getattr(actions, change)(by=ruth, community=soil_and_table, decision=DECISION, **values)
    assert queries.edition_of(soil_and_table).number == 1
    assert not queries.goals_of(soil_and_table)


@pytest.mark.requirement("I1", "I2")
def test_nobody_changes_the_charter_alone_once_somebody_else_has_come(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    for change in (
        lambda: actions.adopt_rule(by=nell, community=soil_and_table, text="Mine."),
        lambda: actions.change_purpose(by=nell, community=soil_and_table, text="Mine.", version=1),
        lambda: actions.retire_rule(by=nell, community=soil_and_table, number=1, version=1),
        lambda: actions.change_method(
            by=nell, community=soil_and_table, days=1, quorum=0.1, needs="half", version=1
        ),
        lambda: actions.adopt_goal(by=nell, community=soil_and_table, text="Mine."),
    ):
        with pytest.raises(Refused, match="by a decision of its members"):
            change()
    membership = queries.membership_of(ruth, soil_and_table)
    assert membership
    actions.end_membership(membership=membership)
    with pytest.raises(Refused):
        actions.adopt_rule(by=nell, community=soil_and_table, text="Mine again.")
    assert [rule.text for rule in queries.rules_of(soil_and_table)] == list(RULES)


def test_a_founder_alone_writes_and_has_said_yes_by_writing(nell: Person, soil_and_table: Community) -> None:
    actions.adopt_rule(by=nell, community=soil_and_table, text="Close the gate.")
    said = queries.affirmation_of(nell, soil_and_table)
    assert said
    assert (said.edition, said.rules) == (2, [*RULES, "Close the gate."])
    line = queries.log_of_power(nell, soil_and_table)[0]
    assert (line.what, line.by, line.is_signed) == ("Rule 3 is new", nell, True)


@pytest.mark.requirement("I2")
def test_what_a_decision_changed_stands_in_the_log_with_the_decision(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    decides(ruth, soil_and_table, "retire_rule", number="2")
    line = queries.log_of_power(nell, soil_and_table)[0]
    assert (line.what, line.by, line.is_signed, line.ref) == ("Rule 2 no longer holds", None, False, DECISION)


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once_about_one_rule_change_it_once(
    transactional_db: None, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    def change(text: str) -> Rule:
        return actions.change_rule(
            by=ruth, community=soil_and_table, number=1, version=1, text=text, decision=DECISION
        )

    outcomes = at_once([lambda n=n: change(f"Words {n}") for n in range(20)], tmp_path)  # type: ignore[misc]
    assert sorted(type(o).__name__ for o in outcomes) == ["Refused"] * 19 + ["Rule"]
    assert [rule.version for rule in Rule.objects.filter(community=soil_and_table, number=1)] == [1, 2]
    assert Edition.objects.filter(community=soil_and_table).count() == 2
