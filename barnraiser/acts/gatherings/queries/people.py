"""Who hosts, who comes, who waits, who was there, and whom of them the viewer knows."""

from dataclasses import dataclass

from django.db.models import Q

from barnraiser.acts.ledger import queries as ledger
from barnraiser.communities import queries as communities
from barnraiser.people.models import Person

from ..models import Attendance, Gathering, Host, Meeting, Rsvp
from .meetings import met_keys


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who comes: what they bring, whether the viewer has met them, and through whom they said so, if not themselves."""

    person: Person
    brings: str
    is_met: bool
    through: str = ""


@dataclass(frozen=True, slots=True)
class Guests:
    """Hosts and guests of one gathering; `new` are those the viewer has not met."""

    hosts: list[Person]
    coming: list[Guest]
    waiting: list[Person]
    viewer: Person

    @property
    def number(self) -> int:
        return len(self.hosts) + len(self.coming)

    @property
    def new(self) -> list[Guest]:
        return [guest for guest in self.coming if not guest.is_met and guest.person != self.viewer]

    @property
    def known(self) -> list[Person]:
        return [*self.hosts, *(g.person for g in self.coming if g.is_met or g.person == self.viewer)]

    @property
    def helped(self) -> list[Guest]:
        """Those who said so through another."""
        return [guest for guest in self.coming if guest.through]

    @property
    def bringing(self) -> list[Guest]:
        return [guest for guest in self.coming if guest.brings]

    @property
    def my_turn(self) -> int:
        """The viewer's place in the queue, from one; 0 where they do not wait."""
        return self.waiting.index(self.viewer) + 1 if self.viewer in self.waiting else 0


@dataclass(frozen=True, slots=True)
class Ticked:
    """Somebody who was there, as the viewer's list of whom they met shows them."""

    person: Person
    state: str
    is_ticked: bool


def hosts_of(gathering: Gathering) -> list[Person]:
    rows = Host.objects.filter(gathering=gathering).select_related("person")
    return [host.person for host in rows]


def answer_of(viewer: Person, gathering: Gathering) -> Rsvp | None:
    return Rsvp.objects.filter(gathering=gathering, person=viewer).first()


def guests(viewer: Person, gathering: Gathering) -> Guests:
    """Who comes to a gathering the viewer sees, in the order in which they said so."""
    said = Rsvp.objects.filter(gathering=gathering)
    coming = list(said.coming().select_related("person").order_by("at", "pk"))
    waiting = said.waiting().select_related("person")
    met, helped = met_keys(viewer), ledger.through([gathering.ref])
    return Guests(
        hosts_of(gathering),
        [
            Guest(
                answer.person,
                answer.brings,
                answer.person_id in met,
                helped.get((str(gathering.ref), answer.person_id), ""),
            )
            for answer in coming
        ],
        [answer.person for answer in waiting],
        viewer,
    )


def there(gathering: Gathering) -> list[Person]:
    """Those who were there, in the order in which they came."""
    rows = Attendance.objects.there().filter(gathering=gathering).select_related("person")
    return [row.person for row in rows if row.person]


def list_of_ticks(viewer: Person, gathering: Gathering) -> list[tuple[Person, str]]:
    """For a host: everybody who may be ticked in, those expected first, with where they stand."""
    state: dict[int | None, int | None] = dict(
        Attendance.objects.filter(gathering=gathering).values_list("person", "absence")
    )
    expected = [host.person_id for host in Host.objects.filter(gathering=gathering)]
    said = Rsvp.objects.filter(gathering=gathering).exclude(said=Rsvp.Said.NOT_THIS_TIME)
    expected += said.order_by("queue", "at").values_list("person_id", flat=True)
    people = communities.members(viewer, gathering.community)
    ordered = sorted(people, key=lambda p: (p.pk not in expected, p.name))
    return [(person, _standing(person.pk, state, expected)) for person in ordered]


def _standing(key: int, state: dict[int | None, int | None], expected: list[int]) -> str:
    if key in state:
        return "here" if state[key] is None else "absent"
    return "expected" if key in expected else ""


def met_list(viewer: Person, gathering: Gathering) -> list[Ticked]:
    """Everybody else who was there, with what the two have said of each other."""
    mine = Q(one=viewer) | Q(other=viewer)
    rows = Meeting.objects.filter(mine, gathering=gathering).select_related("reply")
    said = {(m.other_id if m.one_id == viewer.pk else m.one_id): m for m in rows}
    others = sorted((p for p in there(gathering) if p != viewer), key=lambda p: p.name)
    found = [_ticked(viewer, person, said.get(person.pk)) for person in others]
    return sorted(found, key=lambda ticked: ORDER.index(ticked.state))


ORDER = ("both", "theirs", "mine", "was there")


def _ticked(viewer: Person, person: Person, meeting: Meeting | None) -> Ticked:
    """Nobody learns who said no to them: it looks as if it were not answered."""
    if meeting is None or (meeting.is_denied and meeting.by_id != viewer.pk):
        return Ticked(person, "was there", is_ticked=False)
    if meeting.is_confirmed:
        return Ticked(person, "both", is_ticked=True)
    mine = meeting.by_id == viewer.pk
    return Ticked(person, "mine" if mine else "theirs", is_ticked=mine)
