"""What an app can offer: the shapes a manifest is made of."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .kinds import Flow, Kind
from .letters import Letter


@dataclass(frozen=True, slots=True)
class Card:
    """How a thing behind a Ref is shown, to whom: `find(viewer, codes)` gives title and link by code, seen things only."""

    noun: str
    find: Callable[[Any, Iterable[str]], Mapping[str, "CardView"]]


@dataclass(frozen=True, slots=True)
class CardView:
    """A thing's title and link. `role` says what somebody is there, where they are more than one who belongs; `within`
    its community, `by` the person whose it is, `words` how it begins.
    """

    title: str
    url: str
    paint: str = ""
    role: str = ""
    within: Any = None
    by: Any = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class VoiceView:
    """That something was said on behalf of an organisation, as it stands beside the words and the person's own name.

    `url` is empty where the reader does not see the organisation. `guided` is the day of the guidelines it was said
    under, `approved_by` who read it first, `press` that a journalist spoke for their paper.
    """

    organisation: str
    initials: str
    url: str
    guided: datetime
    guide_url: str = ""
    approved_by: str = ""
    press: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """What an app keeps about a thing of an app below, as a part of that thing's page: cards, people with words, acts.

    `empty` says what is absent where there are no cards; `acts` are links in the order of their weight.
    """

    title: str
    cards: tuple[CardView, ...] = ()
    people: tuple[tuple[Any, str], ...] = ()
    people_title: str = ""
    empty: str = ""
    acts: tuple[CardView, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """One of the four rooms of the house, in the masthead and the tab bar."""

    label: str
    url_name: str
    icon: str
    order: int


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab inside a community: `url_name` takes the community's slug; `count(viewer, community)` may be absent.

    An `is_open` tab is also shown to those who may see the community without being members. Where `alike`, every member has the
    same count.
    """

    label: str
    url_name: str
    order: int
    count: Callable[[Any, Any], int] | None = None
    is_open: bool = False
    alike: bool = False


@dataclass(frozen=True, slots=True)
class MeLink:
    """A line on everybody's own page that leads to what this app keeps for them; `said` tells what is there. `count(viewer)`, where
    there is one, says how many of it are new.
    """

    label: str
    url_name: str
    icon: str
    said: str
    order: int
    count: Callable[[Any], int] | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """A way into or out of a community, beside its charter and its list of members: `url_name` takes the slug.

    Shown to those of whom `may(viewer, community)` says yes. `count(viewer, community)`, where there is one, says how many
    wait behind it.
    """

    label: str
    url_name: str
    icon: str
    order: int
    may: Callable[[Any, Any], Any]
    count: Callable[[Any, Any], int] | None = None


@dataclass(frozen=True, slots=True)
class FootLink:
    """A line at the foot of every page; `is_open` also for strangers."""

    label: str
    url_name: str
    order: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Porch:
    """What a stranger at the front door may look at without coming in, as long as `when` says that there is something."""

    label: str
    url_name: str
    when: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class PersonDoor:
    """What one member could do toward another, on that person's page: `url_name` takes the person's handle.

    Shown to those of whom `may(viewer, person)` says yes. `flow` says what would pass between the two, where another app
    may want to lead there as well.
    """

    label: str
    url_name: str
    icon: str
    order: int
    may: Callable[[Any, Any], Any]
    flow: Flow | None = None


@dataclass(frozen=True, slots=True)
class MessageDoor:
    """What a reader could do with a message beside answering and thanking: `url_name` takes the message's code.

    Asked for nobody: the link stands beside every message, and the page behind it says what its rule says.
    """

    label: str
    url_name: str
    icon: str
    order: int


@dataclass(frozen=True, slots=True)
class Item:
    """Something laid out in a square: what it is called, whose it is, and when it was begun, or it is; `said` tells what is
    then, where that is not plain: that it closes.
    """

    title: str
    url: str
    at: datetime | date
    by: Any = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Stall:
    """What an app lays out in a community's square: `newest(viewer, community)` gives a few of its things, the nearest in
    time first, in a query or two.

    `url_name` takes the community's slug and leads to all of them; `empty` says what is absent where there are none.
    """

    label: str
    url_name: str
    newest: Callable[[Any, Any], Iterable[Item]]
    empty: str
    order: int


@dataclass(frozen=True, slots=True)
class Effect:
    """One of the closed list of things that a passed decision may do.

    `form(community, data)` is the form that asks the proposer what is needed (data None: empty); its cleaned data are
    kept with the proposal as JSON. `says(community, values)` is the sentence of what will become true. `carry_out`
    (community=, values=, by=, decision=) makes it true in the transaction that closes the decision, `by` being the
    proposer and `decision` a Ref; it raises Refused, with the reason, where it can no longer be done. `may(by, community,
    values)`, where there is one, is the Verdict on whether just this person may ask for just this.
    """

    code: str
    label: str
    form: Callable[[Any, Any], Any]
    says: Callable[[Any, Mapping[str, Any]], str]
    carry_out: Callable[..., None]
    may: Callable[[Any, Any, Mapping[str, Any]], Any] | None = None

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Opening:
    """An act the viewer could do next: with whom, why, and the link to where it is done.

    `key` is the same as long as it is the same opening, so that putting it aside is remembered. `why` is one sentence
    beside it; `because` the facts it rests on, a sentence each, opened on demand. `at` is when it happens or ends.
    `settle_act`, where there is one, settles it on the spot: a button that posts nothing but itself to `settle_url`.
    """

    key: str
    flow: Flow
    title: str
    why: str
    because: tuple[str, ...]
    url: str
    act: str
    person: Any = None
    community: Any = None
    at: datetime | None = None
    settle_url: str = ""
    settle_act: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """The keys of those of whom it is so; `reasons(keys)` says by key why, each as words and a link to what could be done about it."""

    people: Collection[int]
    reasons: Callable[[Collection[int]], Mapping[int, Sequence["CardView"]]]


@dataclass(frozen=True, slots=True)
class Between:
    """What there may be between the viewer and others, by which they narrow a list of people: `name` stands in its address,
    `label` beside the box, `said` in the sentence of what was asked, after “who have”.

    `look(viewer)` finds those of whom it is so, `nobody(viewer)` says what there must be before anybody is found, with a link.
    """

    name: str
    label: str
    said: str
    order: int
    look: Callable[[Any], Met]
    nobody: Callable[[Any], "CardView"]


@dataclass(frozen=True, slots=True)
class Holding:
    """Something a member holds in a community and lets go of on leaving. `key` names it within its app; `what` is the thing,
    `said` what becomes of it when it is let go. `may_hand_on` says whether another may take it over.
    """

    key: str
    what: str
    said: str
    url: str = ""
    may_hand_on: bool = False


@dataclass(frozen=True, slots=True)
class Enclosure:
    """What an app encloses in the weekly letter of those who said yes to its purpose. `find(viewer, since)` gives it as cards
    with title, link and words; where it gives none, nothing is enclosed.
    """

    purpose: str
    title: str
    find: Callable[[Any, datetime], Sequence[CardView]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """An app's offer. `acquaints(viewer)` gives the keys of people the viewer may see because of this app,
    `crowds(viewer)` the same where they may be everybody: a list of them is never made, each is asked for by themselves;
    `belongs(viewer, keys)` by key what the viewer may know of where those people belong; `takes_part(viewer, keys)` by key how those take part who have no account, as the end of a sentence; `export(person)` the person's
    own data here, `letters(person)` what they wrote to others, oldest first, `files(person)` the files
    they sent, one at a time, each with a path of its own; `forget(person=person)` takes the person out of it; `openings(viewer)` what they could do here next, nearest
    first, in a constant number of queries. `voices(viewer, messages)` by ref which messages were said on behalf of an organisation;
    `speaks_for(viewer, conversation)` whom the viewer may answer on behalf of, with the link; `annexes(viewer, thing)`
    its parts of the page of a thing below. `follows(community, codes)` asks for the work that can wait after acts of these
    kinds were written down or taken back there: it may put a job into the queue, and nothing else. `gives(viewer, keys)` by
    key what those people offer, as far as the viewer sees it; `giving(viewer, word)` the keys of those who offer something
    that speaks of the word; `between` what there may be between the viewer and others; `together(viewer, people)` what the viewer could begin with all of these people at once. `room` names the room its pages stand in where their address does not tell.
    `holds(viewer, community)` what the viewer holds there; `hand_on(by=, to=, community=, key=)` gives one of these to a member
    who agreed, `let_go(by=, community=, key=)` ends it on leaving. `beside(viewer, community, keys)` by person a fact that
    stands beside their membership. `enclosures` go with the weekly letter. `trusts(viewer)` gives the keys of the people who said that they trust the viewer.
    `stirs(since)` what moved, for pages that are open (see ground.live).
    `norms(community)` says in the community's own words how its members talk with each other, or nothing; `hushed(viewer)`
    the refs of things (a query, or a list) of which the viewer wants no notice; `cited(viewer, refs)` those of the things
    that somebody who could read them brought before the viewer, who keeps a room, and of which the viewer so may know.
    """

    kinds: tuple[Kind, ...] = ()
    cards: tuple[Card, ...] = ()
    rooms: tuple[Room, ...] = ()
    room: str = ""
    tabs: tuple[Tab, ...] = ()
    me_links: tuple[MeLink, ...] = ()
    foot: tuple[FootLink, ...] = ()
    porch: tuple[Porch, ...] = ()
    doors: tuple[Door, ...] = ()
    person_doors: tuple[PersonDoor, ...] = ()
    message_doors: tuple[MessageDoor, ...] = ()
    stalls: tuple[Stall, ...] = ()
    effects: tuple[Effect, ...] = ()
    openings: Callable[[Any], Iterable[Opening]] | None = None
    voices: Callable[[Any, Sequence[Any]], Mapping[str, VoiceView]] | None = None
    speaks_for: Callable[[Any, Any], Iterable[CardView]] | None = None
    annexes: Callable[[Any, Any], Iterable[Annex]] | None = None
    acquaints: Callable[[Any], Any] | None = None
    crowds: Callable[[Any], Any] | None = None
    belongs: Callable[[Any, Iterable[int]], Mapping[int, Iterable[CardView]]] | None = None
    takes_part: Callable[[Any, Iterable[int]], Mapping[int, str]] | None = None
    gives: Callable[[Any, Iterable[int]], Mapping[int, Sequence[str]]] | None = None
    giving: Callable[[Any, str], Any] | None = None
    between: tuple[Between, ...] = ()
    together: Callable[[Any, Sequence[Any]], Iterable[CardView]] | None = None
    export: Callable[[Any], Mapping[str, Any]] | None = None
    letters: Callable[[Any], Iterable[Letter]] | None = None
    files: Callable[[Any], Iterable[tuple[str, bytes]]] | None = None
    follows: Callable[[Any, Iterable[str]], None] | None = None
    forget: Callable[..., None] | None = None
    holds: Callable[[Any, Any], Iterable[Holding]] | None = None
    hand_on: Callable[..., None] | None = None
    let_go: Callable[..., None] | None = None
    beside: Callable[[Any, Any, Iterable[int]], Mapping[int, str]] | None = None
    enclosures: tuple[Enclosure, ...] = ()
    trusts: Callable[[Any], Any] | None = None
    stirs: Callable[[int | None], tuple[int, Mapping[int, Iterable[str]]]] | None = None
    norms: Callable[[Any], str] | None = None
    hushed: Callable[[Any], Any] | None = None
    cited: Callable[[Any, Iterable[str]], Iterable[str]] | None = None
