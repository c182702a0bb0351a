"""Two clones are alike: what is resolved is pinned, and a pin that nothing needs is called stale."""

import tomllib

from tools.pins import ROOT, backends, pinned, resolved, stale, unpinned_backends, written

LOCK = {
    "package": [
        {"name": "django", "version": "6.1.3", "source": {"registry": "somewhere"}},
        {"name": "nh3", "version": "0.3.8", "source": {"registry": "somewhere"}},
        {"name": "barnraiser", "version": "0.1.0", "source": {"editable": "."}},
    ]
}
FRESH = {"django": "6.1.3", "nh3": "0.3.8"}


def test_what_comes_from_an_index_is_pinned_and_our_own_is_not() -> None:
    assert resolved(LOCK) == FRESH
    assert stale(FRESH, resolved(LOCK)) == []


def test_planted_stale_pins_are_seen() -> None:
    assert stale({"django": "6.1.3"}, FRESH) == ["nh3 0.3.8 is resolved but not pinned"]
    assert stale({**FRESH, "bleach": "6.0"}, FRESH) == ["bleach 6.0 is pinned but nothing needs it"]
    assert stale({**FRESH, "nh3": "0.3.7"}, FRESH) == ["nh3 is pinned at 0.3.7 but resolved at 0.3.8"]


def test_a_pin_that_is_not_exact_is_none() -> None:
    assert pinned({"tool": {"uv": {"constraint-dependencies": ["django>=6.1", "nh3==0.3.8"]}}}) == {
        "nh3": "0.3.8"
    }


def test_what_builds_our_packages_is_pinned_too() -> None:
    names = backends({"barnraiser": {"build-system": {"requires": ["uv_build>=0.13,<0.14", "Cython"]}}})
    assert names == {"uv-build", "cython"}
    assert unpinned_backends(names, {"uv-build": "0.13.9"}) == [
        "cython builds a package of ours but is not pinned"
    ]


def test_writing_replaces_the_pins_and_nothing_else() -> None:
    text = '[tool.uv]\nconstraint-dependencies = [\n    "django==6.0",\n]\n\n[tool.ruff]\n'
    made = written(text, FRESH)
    assert (
        made
        == '[tool.uv]\nconstraint-dependencies = [\n    "django==6.1.3",\n    "nh3==0.3.8",\n]\n\n[tool.ruff]\n'
    )
    assert pinned(tomllib.loads(made)) == FRESH


def test_the_scripts_pin_the_same_uv_that_builds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    built = pinned(project, "build-constraint-dependencies")["uv-build"]
    assert f"UV_PIN={built}\n" in (ROOT / "bin" / "_common").read_text()
