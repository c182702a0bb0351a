"""Apps offer, the registry reads: kinds, rooms, tabs and cards of the whole house, without an import upward."""

from collections.abc import Iterator
from importlib import import_module
from types import MappingProxyType
from typing import Any

import pytest

from barnraiser.ground import manifest
from barnraiser.ground.manifest import (
    CardView,
    Effect,
    Flow,
    Kind,
    Manifest,
    Opening,
    PersonDoor,
    Seen,
    Tab,
    navigation,
    registry,
)
from barnraiser.ground.manifest.later import NAMED

RAISED = Kind("barns.raised", "{by} raised a barn", Flow.GIVES)
CACHED = (manifest.manifests, manifest.kinds, manifest.tabs, manifest.effects, manifest.person_doors)


def _nothing(*args: Any, **kwargs: Any) -> None:
    """Does nothing, and can be called in any way."""


def _always(viewer: Any, person: Any) -> bool:
    return True


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Manifest]]:
    """A house of the test's own apps."""
    own: dict[str, Manifest] = {}
    for cached in CACHED:
        cached.cache_clear()
    for place in (registry, navigation):
        monkeypatch.setattr(place, "manifests", lambda: MappingProxyType(own))
    yield own
    monkeypatch.undo()
    for cached in CACHED:
        cached.cache_clear()


def test_the_house_offers_its_apps_in_the_order_of_the_story() -> None:
    labels = list(manifest.manifests())
    assert (
        labels.index("people") < labels.index("communities") < labels.index("ledger") < labels.index("home")
    )
    assert "ground" not in labels


def test_a_kind_is_known_by_its_code(offers: dict[str, Manifest]) -> None:
    offers["barns"] = Manifest(kinds=(RAISED,))
    assert manifest.kinds() == {"barns.raised": RAISED}
    assert str(RAISED) == "barns.raised"


def test_two_kinds_of_one_code_are_a_mistake(offers: dict[str, Manifest]) -> None:
    offers["barns"] = Manifest(kinds=(RAISED, RAISED))
    with pytest.raises(ValueError, match=r"barns\.raised"):
        manifest.kinds()


def test_no_app_registers_anothers_kinds(offers: dict[str, Manifest]) -> None:
    offers["fields"] = Manifest(kinds=(RAISED,))
    with pytest.raises(ValueError, match="fields may not"):
        manifest.kinds()


def test_tabs_stand_in_their_order(offers: dict[str, Manifest]) -> None:
    late, early = Tab("Charter", "b:charter", order=90), Tab("Talk", "a:talk", order=10)
    offers |= {"b": Manifest(tabs=(late,)), "a": Manifest(tabs=(early,))}
    assert manifest.tabs() == (early, late)


def test_who_acquaints_and_where_people_belong_is_asked_of_every_app(offers: dict[str, Manifest]) -> None:
    def belongs(viewer: Any, keys: Any) -> dict[int, list[CardView]]:
        return {key: [CardView("Soil & Table", "/soil/")] for key in keys if key == 1}

    offers |= {"a": Manifest(acquaints=lambda viewer: [1]), "b": Manifest(), "c": Manifest(belongs=belongs)}
    assert manifest.acquaintances(None) == [[1]]
    assert manifest.belongings_of(None, [1, 2]) == {1: [CardView("Soil & Table", "/soil/")], 2: []}


def test_a_kind_that_only_its_actor_sees_is_secret() -> None:
    assert Kind("barns.measured", "{by} measured", Flow.SHARES, seen=Seen.ACTOR).secret
    assert not Kind("barns.lent", "{by} lent", Flow.GIVES, seen=Seen.PAIR).secret


def test_what_a_decision_may_do_is_a_closed_list(offers: dict[str, Manifest]) -> None:
    effect = Effect(
        "barns.raise", "Raise it", form=_nothing, says=lambda community, values: "", carry_out=_nothing
    )
    offers["barns"] = Manifest(effects=(effect,))
    assert manifest.effects() == {"barns.raise": effect}


def test_no_app_registers_anothers_effect(offers: dict[str, Manifest]) -> None:
    effect = Effect(
        "barns.raise", "Raise it", form=_nothing, says=lambda community, values: "", carry_out=_nothing
    )
    offers["fields"] = Manifest(effects=(effect,))
    with pytest.raises(ValueError, match="fields may not"):
        manifest.effects()


def test_openings_are_asked_of_every_app(offers: dict[str, Manifest]) -> None:
    lend = Opening("lend", Flow.GIVES, "Lend a drill", "Ruth asked.", (), "/ask/", "Lend it")
    offers |= {"a": Manifest(openings=lambda viewer: [lend] if viewer else []), "b": Manifest()}
    assert manifest.openings("nell") == [lend]
    assert manifest.openings(None) == []


def test_doors_to_a_person_stand_in_their_order(offers: dict[str, Manifest]) -> None:
    late, early = (
        PersonDoor(word, f"a:{word}", "users", order, may=_always) for word, order in (("b", 9), ("a", 1))
    )
    offers["a"] = Manifest(person_doors=(late, early))
    assert manifest.person_doors() == (early, late)


def test_every_function_that_a_manifest_names_is_there() -> None:
    manifest.manifests()
    assert ("barnraiser.acts.decisions.queries", "cards") in NAMED
    missing = [(part, name) for part, name in NAMED if not callable(getattr(import_module(part), name, None))]
    assert missing == []


def test_what_people_give_and_could_begin_together_is_asked_of_every_app(offers: dict[str, Manifest]) -> None:
    offers |= {
        "a": Manifest(gives=lambda viewer, keys: {1: ["Hay"]}, giving=lambda viewer, word: [word]),
        "b": Manifest(
            gives=lambda viewer, keys: {1: ["Oats"]},
            together=lambda viewer, people: [CardView("Ask them", f"/{len(people)}/")],
            crowds=lambda viewer: [viewer],
        ),
    }
    assert manifest.gifts_of("nell", [1, 2]) == {1: ["Hay", "Oats"], 2: []}
    assert manifest.giving("nell", "hay") == [["hay"]]
    assert [card.url for card in manifest.together("nell", ["ruth", "priya"])] == ["/2/"]
    assert manifest.crowds("nell") == [["nell"]]
