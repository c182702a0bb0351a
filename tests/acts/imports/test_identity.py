"""Who an archive may speak for: the community's own people, and nobody else in the network."""

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.imports import actions, queries
from barnraiser.acts.imports.models import ImportedPerson, Line, Plan
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Membership
from barnraiser.people import queries as people
from barnraiser.people.models import Person
from demo import cast

from .archive import JUNE, MAY, brought_in, looked_over, mbox

pytestmark = pytest.mark.django_db

FORGED = mbox(*MAY).replace(cast.LUCY.address.encode(), cast.RUTH.address.encode())


@pytest.fixture
def mill(harald: Person) -> Community:
    """A community that Ruth is no member of."""
    return communities.found(by=harald, name="Mill Lane", purpose="A dry mill.")


def speaker(community: Community) -> Person:
    """Whom the words of Lucy, or of who stands in for her, were brought in by."""
    message = Message.objects.select_related("by").get(conversation__community=community, at=MAY[1].at)
    assert message.by
    return message.by


def test_a_founder_puts_no_words_into_anybodys_mouth(harald: Person, ruth: Person, mill: Community) -> None:
    before = Act.objects.filter(parties__person=ruth).count()
    brought_in(harald, mill, FORGED)
    assert speaker(mill) != ruth
    assert not speaker(mill).is_claimed
    assert not Message.objects.filter(by=ruth).exists()
    assert not Act.objects.filter(by=ruth, within=mill).exists()
    assert Act.objects.filter(parties__person=ruth).count() == before
    assert people.with_address(cast.RUTH.address) == ruth
    assert people.addresses_of(speaker(mill)) == []
    assert ruth not in people.visible_to(harald)


def test_who_has_not_come_in_elsewhere_is_not_spoken_for_either(
    nell: Person, harald: Person, soil_and_table: Community, mill: Community
) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    brought_in(harald, mill, mbox(*MAY))
    lucy = people.with_address(cast.LUCY.address)
    assert speaker(soil_and_table) == lucy
    assert speaker(mill) != lucy


def test_nobody_learns_who_is_known_elsewhere(harald: Person, ruth: Person, mill: Community) -> None:
    told = []
    for data in (FORGED, mbox(*MAY)):
        brought = looked_over(harald, mill, data)
        lines = Line.objects.filter(of=brought).values_list("would", "what", "name", "note")
        told.append((Plan.objects.get(of=brought).counts, list(lines)))
    assert told[0] == told[1]
    assert told[0][0]["people_known"] == 0
    outcome = brought_in(harald, mill, FORGED)
    assert (outcome.counts["people"], outcome.counts["people_known"]) == (3, 0)


def test_a_later_archive_finds_the_same_separate_person(
    harald: Person, ruth: Person, mill: Community
) -> None:
    brought_in(harald, mill, FORGED)
    first, everybody = speaker(mill), Person.objects.count()
    later = mbox(*JUNE).replace(cast.MEILIN.address.encode(), cast.RUTH.address.encode())
    outcome = brought_in(harald, mill, later)
    assert (outcome.counts["people"], outcome.counts["people_known"]) == (0, 1)
    assert Person.objects.count() == everybody
    assert Message.objects.filter(by=first).count() == 4


def test_who_spoke_and_left_is_still_the_same_to_a_later_archive(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    brought_in(nell, soil_and_table, FORGED)
    assert speaker(soil_and_table) == ruth
    membership = Membership.objects.select_related("community", "person").get(person=ruth)
    communities.end_membership(membership=membership)
    assert set(queries.people_here(soil_and_table, [cast.RUTH.address]).values()) == {ruth}


def test_who_comes_in_is_themselves_and_not_who_an_archive_says(
    harald: Person, ruth: Person, mill: Community
) -> None:
    brought_in(harald, mill, FORGED)
    separate = speaker(mill)
    invitation, _ = belonging.invite(by=harald, community=mill, address=cast.RUTH.address, send=False)
    belonging.accept(by=ruth, invitation=invitation, counts_ties=True)
    assert speaker(mill) == separate != ruth
    assert not Message.objects.filter(by=ruth).exists()


def test_the_address_goes_with_who_is_forgotten_and_is_told_to_nobody(
    harald: Person, ruth: Person, mill: Community
) -> None:
    brought_in(harald, mill, FORGED)
    separate = speaker(mill)
    assert ImportedPerson.objects.filter(person=separate, address=cast.RUTH.address).exists()
    for person in (separate, ruth, harald):
        assert cast.RUTH.address not in str(queries.export(person))
    actions.forget(person=separate)
    assert not ImportedPerson.objects.filter(address=cast.RUTH.address).exists()
