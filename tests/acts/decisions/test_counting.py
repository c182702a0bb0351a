import pytest

from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.counting import Count
from barnraiser.acts.decisions.models import Settlement
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import asks_for_another, asks_to_do, proposes


def counted(consents: int = 0, concern: int = 0, aside: int = 0, objects: int = 0, settled: int = 0) -> Count:
    return Count(consents, concern, aside, objects, settled, needed=3, electors=9)


@pytest.mark.parametrize(
    ("count", "consent", "two_thirds", "half"),
    [
        (counted(consents=1), True, True, True),
        (counted(consents=9, objects=1), False, True, True),
        (counted(consents=2, objects=1), False, True, True),
        (counted(consents=3, objects=2), False, False, True),
        (counted(consents=1, objects=1), False, False, False),
        (counted(concern=2, settled=2, objects=2), False, True, True),
        (counted(aside=4), True, False, False),
        (counted(), True, False, False),
    ],
)
def test_what_is_enough(count: Count, consent: bool, two_thirds: bool, half: bool) -> None:
    assert [count.enough(needs) for needs in ("consent", "two_thirds", "half")] == [consent, two_thirds, half]


def test_every_stance_is_a_voice() -> None:
    assert counted(1, 1, 1, 1, 1).voices == 5
    assert [counted(n).missing for n in range(5)] == [3, 2, 1, 0, 0]


@pytest.mark.django_db
def test_it_is_counted_from_the_current_stances(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table, needed=2)
    actions.stand(by=ruth, proposal=proposal, stance="aside")
    actions.stand(by=ruth, proposal=proposal, stance="consents")
    actions.stand(by=callum, proposal=proposal, stance="objects", reason="No.")
    settled = actions.stand(by=nell, proposal=proposal, stance="objects", reason="No.")
    Settlement.objects.create(stance=settled)
    count = Count.of(proposal)
    assert count == Count(1, 0, 0, 1, 1, needed=2, electors=3)
    assert set(count.kept()) == {"consents", "concern", "aside", "objects", "settled"}


@pytest.mark.django_db
def test_who_agreed_to_something_else_is_not_counted_until_they_say_so_again(
    ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    proposal = asks_to_do(ruth, soil_and_table)
    actions.stand(by=nell, proposal=proposal, stance="consents")
    actions.stand(by=ruth, proposal=proposal, stance="concern", reason="Whose cups?")
    actions.stand(by=callum, proposal=proposal, stance="objects", reason="No.")
    settled = actions.stand(by=priya, proposal=proposal, stance="objects", reason="No.")
    Settlement.objects.create(stance=settled)
    assert Count.of(proposal).voices == 4
    asks_for_another(proposal)
    count = Count.of(proposal)
    assert (count.agree, count.voices, count.objects) == (0, 1, 1), (
        "an objection stands until its objector is heard"
    )
    actions.stand(by=nell, proposal=proposal, stance="consents")
    assert Count.of(proposal).consents == 1
    asks_for_another(proposal, "Bring a cup.")
    count = Count.of(proposal)
    assert (count.consents, count.concern, count.settled) == (0, 1, 1), (
        "what was said of just this holds again"
    )
    actions.amend(by=ruth, proposal=proposal, words="Other words.", why="So.", changed="The words")
    assert Count.of(proposal).agree == 2, "words alone take nobody’s voice"
