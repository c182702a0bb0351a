"""Apps offer, the registry reads: kinds, rooms, tabs and cards of the whole house, without an import upward."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

import pytest

from barnraiser.ground import manifest
from barnraiser.ground.manifest import CardView, Flow, Kind, Manifest, Tab

RAISED = Kind("barns.raised", "{by} raised a barn", Flow.GIVES)
CACHED = (manifest.manifests, manifest.kinds, manifest.tabs)


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Manifest]]:
    """A house of the test's own apps."""
    own: dict[str, Manifest] = {}
    for registry in CACHED:
        registry.cache_clear()
    monkeypatch.setattr(manifest, "manifests", lambda: MappingProxyType(own))
    yield own
    monkeypatch.undo()
    for registry in CACHED:
        registry.cache_clear()


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
