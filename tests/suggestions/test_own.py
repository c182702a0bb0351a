from datetime import timedelta

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from barnraiser.suggestions import queries
from barnraiser.suggestions.own import quiet, somebody_to_meet

A_YEAR = timedelta(days=365)


@pytest.mark.requirement("B10")
@pytest.mark.usefixtures("answered")
def test_a_tie_that_has_gone_quiet_is_found_and_leads_to_the_person(ruth: Person, callum: Person) -> None:
    assert not list(quiet(ruth, queries.around_of(ruth)))
    with clock.at(clock.now() + A_YEAR):
        (opening,) = quiet(ruth, queries.around_of(ruth))
        assert opening.person == callum
        assert opening.url == f"{callum.get_absolute_url()}you-two/#doors"
        assert "gone quiet" in opening.why
        assert opening.why.endswith("The last thing: Callum Birch answered you, “Yellow clover?”.")
        assert opening.key in [step.key for step in queries.of(ruth).steps]


@pytest.mark.usefixtures("answered")
def test_who_left_or_does_not_count_ties_is_not_brought_up(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(clock.now() + A_YEAR):
        membership = membership_of(callum, soil_and_table)
        assert membership
        belonging.leave(by=callum, membership=membership)
        assert not list(quiet(ruth, queries.around_of(ruth)))
        people.answer_consent(by=callum, purpose=Consent.Purpose.TIES, given=False)
        assert queries.around_of(callum).strands == {}


@pytest.mark.requirement("C13")
def test_somebody_to_meet_comes_with_reasons(
    nell: Person, ruth: Person, callum: Person, priya: Person
) -> None:
    people.edit_profile(by=nell, person=nell, interests=["hosting"])
    people.edit_profile(by=priya, person=priya, interests=["wheat", "schools"])
    people.edit_profile(by=callum, person=callum, interests=["wheat", "lentils"])
    found = somebody_to_meet(ruth, queries.around_of(ruth), [], frozenset())
    assert found
    assert found.person == priya, "both care about wheat; the one of a sector she does not reach comes first"
    assert dict(found.reasons) == {
        "In common": "Wheat",
        "New to you": "You have no tie to the public sector yet",
        "A way in": "You are both in Soil & Table",
    }
    other = somebody_to_meet(ruth, queries.around_of(ruth), [], frozenset({found.key}))
    assert other
    assert other.person == callum


@pytest.mark.requirement("G5")
@pytest.mark.usefixtures("answered")
def test_somebody_known_only_from_here_is_proposed_though_nothing_is_in_common(
    nell: Person, ruth: Person, callum: Person
) -> None:
    people.edit_profile(by=nell, person=nell, interests=["hosting"])
    people.edit_profile(by=callum, person=callum, interests=["lentils"])
    found = somebody_to_meet(ruth, queries.around_of(ruth), [], frozenset())
    assert found
    assert found.person == callum
    assert dict(found.reasons)["Only from here"].startswith("You have done things toward each other")


def test_strangers_are_nobodys_to_meet(ruth: Person, harald: Person, answered: Conversation) -> None:
    people.edit_profile(by=harald, person=harald, interests=["wheat", "soil"])
    assert somebody_to_meet(harald, queries.around_of(harald), [], frozenset()) is None
    found = somebody_to_meet(ruth, queries.around_of(ruth), [], frozenset())
    assert found
    assert found.person != harald
