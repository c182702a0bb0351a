import pytest

from barnraiser.acts.campaigns import actions, pages, queries
from barnraiser.acts.campaigns.models import Need
from barnraiser.acts.campaigns.pages.reading import days_to
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import becomes, calls, gives, later, needs, seen

pytestmark = pytest.mark.django_db


def beam_of(viewer: Person, need: Need) -> pages.Beam:
    return pages.beams(viewer, [need], {})[0]


def test_a_beam_tells_promise_from_what_has_come(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table), target=20)
    assert beam_of(ruth, need).sentence == "Nothing is pledged yet."
    first, second = gives(ruth, need, 5), gives(callum, need, 4)
    gives(priya, need, 1)
    becomes(nell, first, "confirmed", "received")
    becomes(nell, second, "confirmed")
    beam = beam_of(ruth, need)
    assert beam.sentence == "5 come, 4 counted on, 1 waiting for a yes."
    assert (beam.delivered_share, beam.awaited_share, beam.offered_share) == ("25", "20", "5")
    assert (beam.pledged_bare, beam.target_said, beam.left_said) == ("10", "20 hours", "10 hours")
    assert beam.rafters


@pytest.mark.requirement("H4")
def test_the_mark_to_beat_stands_on_the_beam_and_is_beaten(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table), "money", 10_000)
    actions.challenge(by=nell, need=need, amount=20_000, words="what Ransdale raised")
    assert beam_of(ruth, need).mark_at == "100", "the beam is as long as the mark"
    assert beam_of(ruth, need).mark_sentence == "To beat: £200, what Ransdale raised. £200 to go."
    becomes(nell, gives(ruth, need, 20_000), "confirmed")
    assert beam_of(ruth, need).mark_sentence.startswith("Level with £200")
    becomes(nell, gives(callum, need, 5_000), "confirmed")
    beam = beam_of(ruth, need)
    assert beam.mark_sentence == "Beaten: £200, what Ransdale raised."
    assert (beam.mark_at, beam.left_said) == ("80", "")
    assert not beam.rafters


def test_how_much_each_gave_is_for_the_two_sides(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table), "money", 10_000)
    gives(ruth, need, 5_000)
    found = queries.needs_visible_to(nell).get(pk=need.pk)

    def amounts(viewer: Person) -> list[tuple[str, str]]:
        page = pages.needing(viewer, found, None, object(), "1")  # type: ignore[arg-type]
        return [(amount, state) for _, amount, state, _ in page["rows"]]

    assert amounts(nell) == amounts(ruth) == [("£50", "Waits for a yes")]
    assert amounts(callum) == [("", "")]


def test_days_are_counted_to_its_day(nell: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table, until=later(days=3).date())
    for day, left in ((0, 3), (3, 0), (5, -2)):
        with clock.at(later(days=day)):
            assert days_to(campaign) == left


def test_the_first_thing_that_can_be_raised_one_by_one_leads(nell: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    with clock.at(later()):
        assert pages.reading(nell, seen(campaign))["lead"] is None
        needs(campaign, "money", 90_000)
        farms = needs(campaign, "skills", title="Farms")
        assert pages.reading(nell, seen(campaign))["lead"].need == farms
