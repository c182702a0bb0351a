import pytest

from barnraiser.organisations import actions, pages
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

pytestmark = pytest.mark.django_db


def test_ones_own_stand_apart_from_others(mill: Organisation, ruth: Person, nell: Person) -> None:
    trust = actions.found(by=nell, name="Seed Trust", sector="nonprofit", about="Seeds.")
    shown = pages.listing(ruth, None)
    assert (shown["mine"], list(shown["page"])) == ([mill], [trust])


def test_a_page_links_to_those_its_reader_sees(mill: Organisation, ruth: Person, nell: Person) -> None:
    shown = pages.reading(nell, mill)
    assert [(row.person, linked) for row, linked in shown["answering"]] == [(ruth, True)]
    assert not shown["is_responsible"]
    assert shown["asked"] is None


def test_each_row_says_whether_it_may_end(mill: Organisation, ruth: Person, callum: Person) -> None:
    actions.name(by=ruth, organisation=mill, person=callum)
    rows = {row.person: bool(verdict) for row, verdict in pages.people(ruth, mill)["rows"]}
    assert rows == {ruth: False, callum: True}
