"""What the demo's people have gathered for, and what is open for the three who can be signed in as."""

from barnraiser.acts.gatherings import queries
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.ground import clock
from demo.sign_in import SIGN_INS
from demo.story import Story


def test_something_is_open_for_each_of_the_three(small_year: Story) -> None:
    with clock.at(small_year.today):
        for key in SIGN_INS:
            found = {o.key.split(":")[1] for o in queries.openings(small_year.people[key])}
            assert {"answer", "confirm"} <= found, key
        assert "met" in {o.key.split(":")[1] for o in queries.openings(small_year.people["gareth"])}, (
            "Gareth walked round the lentil strip"
        )


def test_a_gathering_has_been_and_others_are_ahead(small_year: Story) -> None:
    room, ruth = small_year.communities["soil-and-table"], small_year.people["ruth"]
    with clock.at(small_year.today):
        assert queries.past(ruth, room)[0].title == "A walk round the lentil strip"
        titles = [held.title for held in queries.upcoming(ruth, room)]
    assert titles[1].startswith("Honest failures")
    assert Gathering.objects.exclude(calling_off=None).exists()


def test_people_have_met(small_year: Story) -> None:
    ruth, people = small_year.people["ruth"], small_year.people
    assert queries.together(ruth, people["joaquin"])
    assert queries.meetings_of(ruth, people["wendell"]).confirmed().exists()
    assert not queries.meetings_of(ruth, people["peter"]).confirmed().exists()
