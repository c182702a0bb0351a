"""What the page of notices shows: acts that are alike as one sentence, with only as much as the reader may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Page
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.models import Cadence
from barnraiser.acts.ledger.models import Act, Through
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import CardView, Kind, Tells, cards_of, kinds
from barnraiser.ground.refs import Ref
from barnraiser.people import queries as people
from barnraiser.people.models import Person, Purpose

from . import queries
from .forms import CADENCES, LEVELS, HearingForm, QuietForm
from .places import choices

ON_A_PAGE = 40
NAMED = 3
GONE = "somebody who left"


@dataclass(frozen=True, slots=True)
class Sight:
    """What the reader sees of the people, things and communities that the acts name."""

    viewer: Person
    people: frozenset[int]
    cards: Mapping[str, CardView]
    communities: frozenset[int]

    @classmethod
    def of(cls, viewer: Person, acts: Iterable[Act]) -> "Sight":
        acts = list(acts)
        named = {party.person_id for act in acts for party in act.parties.all() if party.person_id}
        named |= {act.by_id for act in acts if act.by_id}
        known = people.visible_to(viewer).filter(pk__in=named).values_list("pk", flat=True)
        places = communities.visible_to(viewer).filter(
            pk__in={act.within_id for act in acts if act.within_id}
        )
        return cls(
            viewer=viewer,
            people=frozenset(known),
            cards=cards_of(viewer, {Ref.parse(act.about) for act in acts if act.about}),
            communities=frozenset(places.values_list("pk", flat=True)),
        )

    def name(self, person: Person | None) -> SafeString:
        if person is None:
            return SafeString(GONE)
        if person == self.viewer:
            return SafeString("you")
        if person.pk in self.people:
            return format_html('<a href="{}">{}</a>', person.get_absolute_url(), person.name)
        return format_html("<b>{}</b>", person.name)

    def names(self, persons: list[Person | None]) -> SafeString:
        """At most three by name, and how many more."""
        shown = [self.name(person) for person in persons[:NAMED]]
        if more := len(persons) - len(shown):
            shown.append(format_html("{} more", more))
        start = format_html_join(", ", "{}", ((one,) for one in shown[:-1]))
        return format_html("{} and {}", start, shown[-1]) if start else shown[-1]


@dataclass(slots=True)
class Notice:
    """One or several alike acts, told as one sentence."""

    kind: Kind
    act: Act
    sight: Sight
    is_new: bool
    people: list[Person | None] = field(default_factory=list)

    @property
    def at(self) -> datetime:
        return self.act.at

    @property
    def card(self) -> CardView | None:
        return self.sight.cards.get(self.act.about)

    @property
    def face(self) -> Person | None:
        return self.people[0]

    @property
    def sentence(self) -> SafeString:
        words = format_html(
            self.kind.sentence,
            by=self._by,
            toward=self._toward,
            within=self.act.within.name if self.act.within else "the network",
            about=self._about,
        )
        return SafeString(words[:1].upper() + words[1:])

    @property
    def _by(self) -> SafeString:
        """Who did it, and through whom, where it was not by their own hand."""
        names = self.sight.names(self.people)
        if not (through := _through(self.act)):
            return names
        return format_html("{}, through {},", names, self.sight.name(through.helper))

    @property
    def community(self) -> Community | None:
        """Where it happened, unless the sentence says so, or the reader no longer sees the place."""
        place = self.act.within
        named = "{within}" in self.kind.sentence
        return place if place and not named and place.pk in self.sight.communities else None

    @property
    def title(self) -> str:
        """The thing it is about, unless the sentence names it."""
        return self.card.title if self.card and "{about}" not in self.kind.sentence else ""

    @property
    def _about(self) -> SafeString:
        if self.card is None:
            return SafeString("something")
        return format_html('<a href="{}">{}</a>', self.card.url, self.card.title)

    @property
    def _toward(self) -> SafeString:
        persons = [party.person for party in self.act.parties.all()]
        mine = sorted(persons, key=lambda person: person != self.sight.viewer)
        return self.sight.names(mine) if mine else SafeString("everybody")


def listing(viewer: Person, page: Page[Any]) -> dict[str, Any]:
    acts = queries.acts([key for key, _ in page])
    found = notices(viewer, acts, queries.read_until(viewer))
    return {
        "page": page,
        "fresh": [notice for notice in found if notice.is_new],
        "known": [notice for notice in found if not notice.is_new],
        "newest": acts[0].at if acts else None,
    }


def levels(viewer: Person, form: QuietForm | None = None) -> dict[str, Any]:
    """What the viewer hears of, community by community, and in which hours no letter comes."""
    row = people.quiet_of(viewer)
    said = {"zone": row.zone, "begins": row.begins, "ends": row.ends}
    words = dict(LEVELS) | dict(CADENCES)
    chosen = [(each.community, words[each.level], words[each.cadence]) for each in choices(viewer)]
    return {
        "chosen": chosen,
        "form": form or QuietForm(initial=said),
        "letters_may_come": people.agrees(viewer, Purpose.DIGESTS),
    }


def hearing_form(viewer: Person, community: Community, data: Mapping[str, Any] | None) -> HearingForm:
    """The viewer's choice for one community; it asks for a yes where no letter may come yet."""
    now = next(each for each in choices(viewer) if each.community == community)
    standing = people.standing(viewer)[Purpose.DIGESTS]
    may_come, wording = standing.holds, standing.wording
    is_silent = not may_come and conversations.hearing_of(viewer, community) is None
    cadence = Cadence.NEVER.value if is_silent else now.cadence
    asked = f"{wording.asked} {wording.if_yes}"
    first = {"level": now.level, "cadence": cadence}
    return HearingForm(data, initial=first, asks_yes=not may_come, asked=asked)


def notices(viewer: Person, acts: list[Act], read_until: datetime) -> list[Notice]:
    """The acts in words, newest first; alike ones about one thing together, under the newest of them."""
    sight = Sight.of(viewer, acts)
    found: dict[tuple[Any, ...], Notice] = {}
    for act in acts:
        kind, is_new = kinds()[act.kind], act.at > read_until
        helped = _through(act)
        key = (is_new, act.kind, act.within_id, _thing(kind, act, sight), _parties(act), helped and act.pk)
        notice = found.setdefault(key, Notice(kind, act, sight, is_new))
        notice.people.extend([act.by] if act.by not in notice.people else [])
    return list(found.values())


def _thing(kind: Kind, act: Act, sight: Sight) -> str:
    """What makes acts alike: toward somebody, answers in one conversation are; for all to hear, only the same thing is."""
    card = sight.cards.get(act.about) if kind.tells == Tells.PARTIES else None
    return card.title if card else act.about or str(act.pk)


def _through(act: Act) -> Through | None:
    return getattr(act, "through", None)


def _parties(act: Act) -> frozenset[int | None]:
    return frozenset(party.person_id for party in act.parties.all())
