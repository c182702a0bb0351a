"""What the tests of one's own page tell again and again: two people do something, and the ties know of it."""

from datetime import timedelta

from barnraiser.acts.gatherings import actions as gatherings
from barnraiser.acts.gatherings.actions.meeting import When
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.capital.depths import Circle, Depth, circle_of
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.ties import projector as ties
from tests.acts.reciprocity.telling import asks, confirmed
from tests.acts.trust.telling import answers, trusts


def talked(one: Person, other: Person, community: Community) -> None:
    """The one answered the other."""
    answers(one, other, community)


def helped(by: Person, whom: Person, community: Community) -> None:
    """The person helped, and who was helped confirmed it."""
    confirmed(by, asks(whom, community))


def met(one: Person, other: Person, community: Community) -> None:
    """Both say that they met, yesterday."""
    day = (clock.now() - timedelta(days=1)).date()
    meeting = gatherings.say_we_met(
        by=one, other=other, community=community, when=When(day=day, minutes=60, place="The mill")
    )
    gatherings.reply(by=other, meeting=meeting, met=True)


def gives_the_keys(by: Person, toward: Person, community: Community) -> None:
    trusts(by, toward, community, matter="keys", scope="", reason="He locked up for a year.")


def introduced(by: Person, one: Person, two: Person, *, yes: bool = True) -> None:
    """Both answered an introduction: yes, or the second “not this time”."""
    suggested = reciprocity.introduce(by=by, one=one, two=two, words="You both count worms.")
    reciprocity.respond(by=one, introduction=suggested, is_yes=True)
    reciprocity.respond(by=two, introduction=suggested, is_yes=yes)


def circle(viewer: Person, community: Community) -> Circle:
    """The viewer's circle once the ties have caught up."""
    ties.catch_up(community)
    return circle_of(viewer)


def names(found: Circle, depth: Depth) -> list[str]:
    return [person.name.split()[0] for person in found.of(depth)]
