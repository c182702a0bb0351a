import pytest

from barnraiser.acts.commons import rules
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import asks_to_keep, keeps, page_with, says


def test_who_may_do_what_with_something_kept(
    ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    waits = asks_to_keep(ruth, says(callum, soil_and_table))
    assert rules.may_answer(callum, waits)
    assert not rules.may_answer(nell, waits), "a steward answers for nobody"
    assert not rules.may_word(ruth, waits)
    assert not rules.may_take_out(callum, waits)
    kept = keeps(ruth, says(callum, soil_and_table))
    assert rules.may_word(nell, kept)
    assert rules.may_support(nell, kept)
    assert rules.may_take_out(callum, kept)
    for may in (rules.may_word, rules.may_support, rules.may_take_out):
        assert not may(harald, kept)


def test_who_may_write_on_pages(
    ruth: Person, nell: Person, harald: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, section = page_with(ruth, soil_and_table)
    assert rules.may_edit(nell, section)
    assert not rules.may_edit(harald, section)
    assert not rules.may_write_on(harald, page)
    monkeypatch.setattr(rules, "PAGES_A_DAY", 1)
    assert not rules.may_begin_page(ruth, soil_and_table)
    assert rules.may_begin_page(nell, soil_and_table)
