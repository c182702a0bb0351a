"""What the demo has between people, and what is open for the three who can be signed in as."""

from barnraiser.acts.trust import queries
from barnraiser.acts.trust.models import Statement
from barnraiser.acts.trust.stages import Step
from demo.sign_in import SIGN_INS
from demo.story import Story


def test_the_three_keep_lists_of_every_sector_one_of_them_short(small_year: Story) -> None:
    lists = {key: queries.fifteen(small_year.people[key]) for key in SIGN_INS}
    assert {key: len(posts) for key, posts in lists.items()} == {"nell": 16, "ruth": 17, "gareth": 6}
    assert len({post.person.sector for post in lists["ruth"]}) == 5
    assert {post.met for post in lists["ruth"]} == {True, False}


def test_something_is_open_for_each_of_the_three(small_year: Story) -> None:
    for key in SIGN_INS:
        found = queries.openings(small_year.people[key])
        open_now = {opening.key.split(":")[0] for opening in found}
        assert open_now - {"trust.touch"} == {"trust.say", "trust.step"}, key


def test_one_of_the_three_is_reminded_and_each_compared_with_somebody(small_year: Story) -> None:
    reminded = {
        key for key in SIGN_INS if any(post.is_due for post in queries.fifteen(small_year.people[key]))
    }
    assert "ruth" in reminded
    for key in SIGN_INS:
        ((_, found),) = queries.checks_of(small_year.people[key])
        assert found
        assert found.is_aligned, key
    fives = [(one.field, one.picks.count()) for one in queries.shortlists(small_year.people["ruth"])]
    assert fives == [("soil", 3), ("tenders", 2)]


def test_some_are_relied_on_and_some_are_only_known(small_year: Story) -> None:
    ruth, people = small_year.people["ruth"], small_year.people
    assert queries.two(ruth, people["joaquin"]).furthest == Step.RELIED_ON
    assert queries.two(ruth, people["callum"]).have_met
    assert queries.two(ruth, people["anders"]).furthest != Step.RELIED_ON


def test_what_weighs_most_was_said_by_people_who_had_met(small_year: Story) -> None:
    deep = Statement.objects.filter(matter__in=Statement.DEEP).select_related("by", "toward")
    assert len(deep) >= 4
    for said in deep:
        assert queries.have_met(said.by, said.toward), said
