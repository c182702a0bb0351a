"""All manifests read once, and what they offer together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from ..refs import Ref
from .kinds import Kind
from .offers import (
    Annex,
    Between,
    CardView,
    Door,
    Effect,
    Enclosure,
    Holding,
    Manifest,
    MeLink,
    MessageDoor,
    Opening,
    PersonDoor,
    Stall,
    Tab,
    VoiceView,
)


@cache
def manifests() -> Mapping[str, Manifest]:
    """Every app's manifest by app label, in the order of the story."""
    found = {}
    for app in apps.get_app_configs():
        if _is_of_the_house(app.name) and find_spec(f"{app.name}.manifest"):
            found[app.label] = import_module(f"{app.name}.manifest").MANIFEST
    return found


def _is_of_the_house(name: str) -> bool:
    return name.startswith("barnraiser.") and name != "barnraiser.ground"


@cache
def kinds() -> Mapping[str, Kind]:
    """Every registered kind by its code. Two kinds with one code are a mistake in the code, and raise."""
    registered: dict[str, Kind] = {}
    for label, manifest in manifests().items():
        for kind in manifest.kinds:
            if kind.code in registered or not kind.code.startswith(f"{label}."):
                raise ValueError(f"{label} may not register the kind {kind.code}")
            registered[kind.code] = kind
    return registered


@cache
def tabs() -> tuple[Tab, ...]:
    return tuple(sorted((t for m in manifests().values() for t in m.tabs), key=lambda t: t.order))


@cache
def me_links() -> tuple[MeLink, ...]:
    return tuple(
        sorted((link for m in manifests().values() for link in m.me_links), key=lambda link: link.order)
    )


def cards_of(viewer: Any, refs: Iterable[Ref]) -> dict[str, CardView]:
    """The things behind the refs as the viewer may see them, by ref. What is not seen is not there. One query a noun."""
    wanted: dict[tuple[str, str], list[str]] = {}
    for ref in refs:
        wanted.setdefault((ref.app, ref.noun), []).append(ref.code)
    seen: dict[str, CardView] = {}
    for label, manifest in manifests().items():
        for card in manifest.cards:
            if codes := wanted.get((label, card.noun)):
                found = card.find(viewer, codes).items()
                seen |= {str(Ref(label, card.noun, code)): view for code, view in found}
    return seen


@cache
def doors() -> tuple[Door, ...]:
    return tuple(
        sorted((door for m in manifests().values() for door in m.doors), key=lambda door: door.order)
    )


def follow(community: Any, codes: Iterable[str]) -> None:
    """Every app that follows acts asks for its work, after acts of these kinds were written down or taken back."""
    for follows in (m.follows for m in manifests().values() if m.follows):
        follows(community, codes)


def acquaintances(viewer: Any) -> list[Any]:
    """From each app that acquaints people, the keys (a subquery, or several) of those the viewer may see: a few each."""
    keys: list[Any] = []
    for acquaints in (m.acquaints for m in manifests().values() if m.acquaints):
        found = acquaints(viewer)
        keys += found if isinstance(found, tuple) else [found]
    return keys


def crowds(viewer: Any) -> list[Any]:
    """The same from each app that may acquaint the viewer with everybody."""
    return [m.crowds(viewer) for m in manifests().values() if m.crowds]


def stirring() -> list[Callable[[int | None], tuple[int, Mapping[int, Iterable[str]]]]]:
    """From each app in which things stir, how to ask what did."""
    return [m.stirs for m in manifests().values() if m.stirs]


def trusting(viewer: Any) -> list[Any]:
    """From each app that keeps trust, the keys of those who trust the viewer."""
    return [m.trusts(viewer) for m in manifests().values() if m.trusts]


def belongings(viewer: Any, person: Any) -> list[CardView]:
    """Where the person belongs, as far as the viewer may know."""
    return belongings_of(viewer, [person.pk])[person.pk]


def belongings_of(viewer: Any, keys: Iterable[int]) -> dict[int, list[CardView]]:
    """The same for several people at once, by key; every key is there."""
    cards: dict[int, list[CardView]] = {key: [] for key in keys}
    for belongs in (m.belongs for m in manifests().values() if m.belongs):
        for key, found in belongs(viewer, list(cards)).items():
            cards[key] += found
    return cards


def taking_part(viewer: Any, keys: Iterable[int]) -> dict[int, str]:
    """How these people, who have no account, take part all the same: the end of a sentence, by key. Who is not there has not come
    in. An app later in the story knows more.
    """
    found: dict[int, str] = {}
    keys = list(keys)
    for takes_part in (m.takes_part for m in manifests().values() if m.takes_part):
        found |= takes_part(viewer, keys)
    return found


def gifts_of(viewer: Any, keys: Iterable[int]) -> dict[int, list[str]]:
    """What these people offer, as far as the viewer sees it, by key; every key is there."""
    gifts: dict[int, list[str]] = {key: [] for key in keys}
    for gives in (m.gives for m in manifests().values() if m.gives):
        for key, found in gives(viewer, list(gifts)).items():
            gifts[key] += found
    return gifts


def giving(viewer: Any, word: str) -> list[Any]:
    """From each app that knows of offers, the keys (a subquery) of those who offer something that speaks of the word."""
    return [m.giving(viewer, word) for m in manifests().values() if m.giving]


@cache
def betweens() -> Mapping[str, Between]:
    """Everything there may be between a viewer and others, by its name, in order."""
    found = sorted((each for m in manifests().values() for each in m.between), key=lambda each: each.order)
    return {each.name: each for each in found}


def together(viewer: Any, people: Sequence[Any]) -> list[CardView]:
    """What the viewer could begin with all of these people at once."""
    return [card for m in manifests().values() if m.together for card in m.together(viewer, people)]


@cache
def person_doors() -> tuple[PersonDoor, ...]:
    return tuple(
        sorted((door for m in manifests().values() for door in m.person_doors), key=lambda d: d.order)
    )


@cache
def message_doors() -> tuple[MessageDoor, ...]:
    return tuple(
        sorted((door for m in manifests().values() for door in m.message_doors), key=lambda d: d.order)
    )


@cache
def stalls() -> tuple[Stall, ...]:
    return tuple(sorted((s for m in manifests().values() for s in m.stalls), key=lambda s: s.order))


@cache
def effects() -> Mapping[str, Effect]:
    """Every registered effect by its code: the closed list of what a decision may do."""
    registered: dict[str, Effect] = {}
    for label, manifest in manifests().items():
        for effect in manifest.effects:
            if effect.code in registered or not effect.code.startswith(f"{label}."):
                raise ValueError(f"{label} may not register the effect {effect.code}")
            registered[effect.code] = effect
    return registered


@cache
def enclosures() -> tuple[Enclosure, ...]:
    """Everything that some app encloses in the weekly letter."""
    return tuple(each for m in manifests().values() for each in m.enclosures)


def openings(viewer: Any) -> list[Opening]:
    """Every act that some app says the viewer could do next."""
    return [opening for m in manifests().values() if m.openings for opening in m.openings(viewer)]


def voices_of(viewer: Any, messages: Sequence[Any]) -> dict[str, VoiceView]:
    """Which of these messages were said on behalf of an organisation, and of which, by ref."""
    found: dict[str, VoiceView] = {}
    for voices in (m.voices for m in manifests().values() if m.voices):
        found |= voices(viewer, messages)
    return found


def speaks_for(viewer: Any, conversation: Any) -> list[CardView]:
    """Whom the viewer may answer on behalf of in this conversation, each with the link to where it is written."""
    return [card for m in manifests().values() if m.speaks_for for card in m.speaks_for(viewer, conversation)]


def annexes(viewer: Any, thing: Any) -> list[Annex]:
    """What the apps above keep about a thing, as the viewer may see it."""
    return [annex for m in manifests().values() if m.annexes for annex in m.annexes(viewer, thing)]


def holdings(viewer: Any, community: Any) -> list[Holding]:
    """Everything the viewer holds in the community, each under its app's name: `gatherings:4k2…`."""
    return [
        replace(holding, key=f"{label}:{holding.key}")
        for label, manifest in manifests().items()
        if manifest.holds
        for holding in manifest.holds(viewer, community)
    ]


def hand_on(*, by: Any, to: Any, community: Any, key: str) -> None:
    """The thing under this key is held by the other from now on."""
    label, _, inner = key.partition(":")
    if hands_on := manifests()[label].hand_on:
        hands_on(by=by, to=to, community=community, key=inner)


def let_go(*, by: Any, community: Any, key: str) -> None:
    """Nobody holds the thing under this key for the person any more."""
    label, _, inner = key.partition(":")
    if lets_go := manifests()[label].let_go:
        lets_go(by=by, community=community, key=inner)


def beside(viewer: Any, community: Any, keys: Iterable[int]) -> dict[int, list[str]]:
    """By person, the facts that stand beside their membership of the community."""
    said: dict[int, list[str]] = {}
    keys = list(keys)
    for found in (m.beside(viewer, community, keys) for m in manifests().values() if m.beside):
        for key, words in found.items():
            said.setdefault(key, []).append(words)
    return said


def norms(community: Any) -> str:
    """How the members talk with each other, in the community's own words; nothing where it has said none."""
    said = (m.norms(community) for m in manifests().values() if m.norms)
    return next((words for words in said if words), "")


def hushed(viewer: Any) -> list[Any]:
    """From each app where one can ask for quiet, the refs of the things of which the viewer wants no notice."""
    return [m.hushed(viewer) for m in manifests().values() if m.hushed]


def cited(viewer: Any, refs: Iterable[Ref]) -> set[str]:
    """Those of the things that were brought before the viewer by somebody who could read them."""
    wanted = [str(ref) for ref in refs]
    if not wanted:
        return set()
    return {ref for m in manifests().values() if m.cited for ref in m.cited(viewer, wanted)}
