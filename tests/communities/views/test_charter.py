import pytest

from barnraiser.communities import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.signing_in import signed_in

from ..deciding import days_later, decides

HOUSE = "/communities/soil-and-table"


def page(person: Person, path: str = "charter/") -> str:
    return signed_in(person).get(f"{HOUSE}/{path}").content.decode()


@pytest.mark.requirement("I1", "I7")
def test_the_charter_shows_what_holds_and_what_it_said_before(
    ruth: Person, soil_and_table: Community
) -> None:
    decides(ruth, soil_and_table, "adopt_goal", text="Living soil on sixty farms", measured="With a spade")
    decides(ruth, soil_and_table, "change_rule", number="1", text="Say how you know.", ground="ours")
    decides(ruth, soil_and_table, "change_purpose", text="All of it, by 2040.")
    told = page(ruth)
    for words in (
        "All of it, by 2040.",
        "By 2032, half",
        "Living soil on sixty farms",
        "Say how you know.",
        "Say what you know and how you know it.",
        "A proposal is open for 7 days.",
        "By a decision of the members",
        "Edition 3",
        "Rule 1 was changed",
    ):
        assert words in told


def test_an_open_charter_keeps_its_log_for_members(nell: Person, harald: Person) -> None:
    actions.found(by=nell, name="Hedge Club", purpose="Hedges back.", door="open")
    browser = signed_in(harald)
    told = browser.get("/communities/hedge-club/charter/").content.decode()
    assert "Hedges back." in told
    assert "Log of power" not in told
    assert browser.get("/communities/hedge-club/charter/log/").status_code == 403
    assert browser.get("/communities/hedge-club/charter/yes/").status_code == 403
    assert browser.get("/communities/hedge-club/look/").status_code == 403
    assert browser.get("/communities/hedge-club/charter/write/adopt_rule/").status_code == 403


def test_nothing_of_a_closed_charter_is_there_for_others(harald: Person, soil_and_table: Community) -> None:
    browser = signed_in(harald)
    for path in ("charter/yes/", "charter/log/", "charter/write/adopt_rule/", "look/"):
        assert browser.get(f"{HOUSE}/{path}").status_code == 404
        assert browser.post(f"{HOUSE}/{path}", {}).status_code in (404, 405)


@pytest.mark.requirement("B1", "I5")
def test_a_changed_charter_asks_calmly_then_firmly(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    assert "has changed" not in page(ruth, "")
    decides(nell, soil_and_table, "change_rule", number="2", text="A failure stays here.", ground="ours")
    assert "The charter of Soil &amp; Table has changed." in page(ruth, "")
    told = page(ruth, "charter/yes/")
    assert "<del>A failure shared here stays here.</del>" in told
    assert "<ins>A failure stays here.</ins>" in told
    with days_later(15):
        browser = signed_in(ruth)
        refused = browser.get(f"{HOUSE}/start/")
        assert refused.status_code == 403
        assert f"{HOUSE}/charter/yes/" in refused.content.decode()
        for path in ("", "charter/", "members/"):
            assert browser.get(f"{HOUSE}/{path}").status_code == 200
        nothing = browser.post(f"{HOUSE}/charter/yes/", {"edition": "2"})
        assert nothing.status_code == 422
        stale = browser.post(f"{HOUSE}/charter/yes/", {"edition": "1", "yes": "on"})
        assert stale.status_code == 422
        assert "changed while you read it" in stale.content.decode()
        assert 'name="edition" value="2"' in stale.content.decode()
        said = browser.post(f"{HOUSE}/charter/yes/", {"edition": "2", "yes": "on"})
        assert said.status_code == 302
        assert browser.get(f"{HOUSE}/start/").status_code == 200
        assert "has changed" not in page(ruth, "")
        assert "Nothing has changed since" in page(ruth, "charter/yes/")


def test_what_was_changed_back_is_no_difference(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    decides(nell, soil_and_table, "adopt_rule", text="Sweep.", ground="ours")
    decides(nell, soil_and_table, "retire_rule", number="3")
    assert "has been changed back" in page(ruth, "charter/yes/")


def test_a_founder_alone_writes_the_charter_and_then_proposes(
    nell: Person, soil_and_table: Community
) -> None:
    browser = signed_in(nell)
    assert f"{HOUSE}/charter/write/change_rule/?number=1" in page(nell)
    assert "Say what you know" in page(nell, "charter/write/change_rule/?number=1")
    for number in ("9" * 5000, "99999", "%C2%B2", "x"):
        assert browser.get(f"{HOUSE}/charter/write/change_rule/?number={number}").status_code == 200
    assert browser.get(f"{HOUSE}/charter/write/burn_it/").status_code == 404
    bad = browser.post(f"{HOUSE}/charter/write/adopt_rule/", {"text": "", "ground": "ours"})
    assert bad.status_code == 422
    good = browser.post(f"{HOUSE}/charter/write/adopt_rule/", {"text": "Sweep.", "ground": "ours"})
    assert good.status_code == 302
    assert [rule.text for rule in queries.rules_of(soil_and_table)][-1] == "Sweep."


def test_with_a_second_member_the_pen_is_laid_down(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    assert "charter/write/" not in page(nell)
    refused = signed_in(nell).post(f"{HOUSE}/charter/write/adopt_rule/", {"text": "Mine.", "ground": "ours"})
    assert refused.status_code == 403
    assert "by a decision of its members" in refused.content.decode()


def test_the_log_costs_the_same(nell: Person, soil_and_table: Community) -> None:
    def add(number: int) -> None:
        actions.describe(by=nell, community=soil_and_table, line=f"Line {number}")

    costs_the_same(signed_in(nell), f"{HOUSE}/charter/log/", add)


def test_the_charter_costs_the_same(nell: Person, soil_and_table: Community) -> None:
    def add(number: int) -> None:
        decides(nell, soil_and_table, "adopt_rule", text=f"Rule {number}.", ground="ours")
        decides(nell, soil_and_table, "adopt_goal", text=f"Goal {number}", measured="")

    costs_the_same(signed_in(nell), f"{HOUSE}/charter/", add)
