"""Every app says in one manifest what it offers the rest."""

from importlib import import_module
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps

from barnraiser.config.settings.apps import HOUSE
from barnraiser.ground.manifest import Flow, Kind, Manifest, Tells, kinds

_WITHOUT = {"barnraiser.ground", "barnraiser.ground.web", "barnraiser.config"}
APPS = [name for name in HOUSE if name not in _WITHOUT]


def problems(label: str, module: Any) -> list[str]:
    """What is wrong with an app's manifest module, a sentence each."""
    manifest = getattr(module, "MANIFEST", None)
    if not isinstance(manifest, Manifest):
        return [f"{label} has no MANIFEST"]
    found = []
    for kind in manifest.kinds:
        if not kind.code.startswith(f"{label}.") or not kind.code.removeprefix(f"{label}.").isidentifier():
            found.append(f"{kind.code} is not of the form {label}.verb")
        # What all did together is nobody's own act, and all hear of it.
        if "{by}" not in kind.sentence and kind.tells != Tells.COMMUNITY:
            found.append(f"{kind.code} does not say who acted")
    return found


@pytest.mark.parametrize("name", APPS)
def test_every_app_has_a_manifest(name: str) -> None:
    assert find_spec(f"{name}.manifest"), f"{name} has no manifest.py"
    module = import_module(f"{name}.manifest")
    assert problems(apps.get_app_config(name.rsplit(".", 1)[-1]).label, module) == []


def test_no_two_kinds_share_a_code() -> None:
    assert len(kinds()) == len({str(kind) for kind in kinds().values()}) > 0


def test_planted_problems_are_seen() -> None:
    def of(code: str, sentence: str) -> Any:
        return SimpleNamespace(MANIFEST=Manifest(kinds=(Kind(code, sentence, Flow.GIVES),)))

    assert problems("barns", SimpleNamespace()) == ["barns has no MANIFEST"]
    assert problems("barns", SimpleNamespace(MANIFEST={})) == ["barns has no MANIFEST"]
    assert problems("barns", of("fields.raised", "{by} raised a barn"))
    assert problems("barns", of("barns.raised", "A barn was raised"))
    assert not problems("barns", of("barns.raised", "{by} raised a barn"))
