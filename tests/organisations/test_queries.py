import pytest

from barnraiser.communities.models import Community
from barnraiser.ground import manifest
from barnraiser.organisations import actions, queries
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("A9")
def test_an_organisation_is_seen_by_whoever_sees_who_answers_for_it(
    mill: Organisation, ruth: Person, nell: Person, harald: Person
) -> None:
    for person in (ruth, nell):
        assert list(queries.visible_to(person)) == [mill]
    assert not queries.visible_to(harald)
    assert not queries.visible_to(None)
    assert queries.cards(nell, [mill.code])[mill.code].title == "Brightwell Mills"
    assert not queries.cards(harald, [mill.code])


def test_a_closed_organisation_is_seen_by_nobody(mill: Organisation, ruth: Person, nell: Person) -> None:
    actions.close(by=ruth, organisation=mill)
    assert not queries.visible_to(nell)
    assert not queries.visible_to(ruth)


def test_who_is_asked_is_known_to_them_and_to_those_who_answer_for_it(
    mill: Organisation, ruth: Person, callum: Person, nell: Person
) -> None:
    actions.name(by=ruth, organisation=mill, person=callum)
    assert {row.person for row in queries.responsibilities(ruth, mill)} == {ruth, callum}
    assert {row.person for row in queries.responsibilities(callum, mill)} == {ruth, callum}
    assert {row.person for row in queries.responsibilities(nell, mill)} == {ruth}
    assert queries.responsibility_at(nell, mill, callum.handle) is None


def test_those_named_are_asked_on_today(
    mill: Organisation, ruth: Person, callum: Person, nell: Person
) -> None:
    actions.name(by=ruth, organisation=mill, person=callum)
    found = queries.openings(callum)
    assert [(o.title, o.person, o.url) for o in found] == [
        ("Answer for Brightwell Mills?", ruth, mill.get_absolute_url())
    ]
    assert not queries.openings(nell)


@pytest.mark.requirement("A9")
def test_a_persons_page_says_what_they_answer_for(
    mill: Organisation, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    said = [(card.title, card.role) for card in manifest.belongings(nell, ruth)]
    assert ("Brightwell Mills", queries.ANSWERS) in said


def test_whom_one_could_ask(
    mill: Organisation, ruth: Person, callum: Person, nell: Person, harald: Person
) -> None:
    assert list(queries.nameable(ruth, mill)) == [callum, nell]


def test_the_export_says_what_one_answers_for(mill: Organisation, ruth: Person, nell: Person) -> None:
    assert [row["organisation"] for row in queries.export(ruth)["responsibilities"]] == ["Brightwell Mills"]
    assert not any(queries.export(nell).values())
