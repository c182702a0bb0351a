"""What may be used where: the engine on permissive packages alone, the platform on weak copyleft at most."""

import pytest

from tools.licences import (
    DEVELOPING,
    PERMISSIVE,
    RUNNING,
    Package,
    allows,
    closure,
    main,
    problems,
    reviewed_of,
)

REVIEWED = {"igraph": "GPL-2.0-or-later"}


def house(**extra: Package) -> dict[str, Package]:
    """A small house: the platform on a database driver and the engine, the engine on arrays, an oracle for tests."""
    packages = [
        Package(
            "barnraiser",
            "AGPL-3.0-or-later",
            ("tiework", 'psycopg; extra == "postgres"', 'winter; sys_platform == "no"'),
        ),
        Package("tiework", "Apache-2.0", ("numpy>=2",)),
        Package("numpy", "BSD-3-Clause AND 0BSD"),
        Package("psycopg", "LGPL-3.0-only"),
        Package("igraph", None),
    ]
    return {package.name: package for package in packages} | extra


def test_this_house_is_in_order() -> None:
    assert problems(house(), REVIEWED) == []
    assert closure(house(), "barnraiser", ("postgres",)) == {"barnraiser", "tiework", "numpy", "psycopg"}


def test_planted_copyleft_in_the_engine_is_seen() -> None:
    numpy = Package("numpy", "LGPL-3.0-only")
    assert problems(house(numpy=numpy), REVIEWED) == [
        "numpy is LGPL-3.0-only, which may not be used where it is used"
    ]


def test_planted_strong_copyleft_in_the_platform_is_seen() -> None:
    tiework = Package("tiework", "Apache-2.0", ("igraph",))
    assert problems(house(tiework=tiework), REVIEWED) == [
        "igraph is GPL-2.0-or-later, which may not be used where it is used"
    ]


def test_an_unknown_licence_is_a_problem_until_somebody_reads_it() -> None:
    assert problems(house(attic=Package("attic", None)), REVIEWED) == [
        "attic declares no licence: read it, then add it to licences.toml"
    ]
    assert problems(house(), {**REVIEWED, "gone": "MIT"}) == ["gone is reviewed but not installed"]


def test_what_only_some_install_is_reviewed_where_it_is_installed() -> None:
    said: dict[str, str | dict[str, str]] = {"igraph": "GPL-2.0-or-later", "spark": {"sparkle": "Apache-2.0"}}
    assert reviewed_of(said, {"igraph"}) == REVIEWED
    assert reviewed_of(said, {"sparkle"}) == REVIEWED | {"sparkle": "Apache-2.0"}


def test_planted_copyleft_in_an_extra_of_the_engine_is_seen() -> None:
    tiework = Package("tiework", "Apache-2.0", ('winter; extra == "relational"',))
    winter = Package("winter", "LGPL-3.0-only")
    assert problems(house(tiework=tiework, winter=winter), REVIEWED) == [
        "winter is LGPL-3.0-only, which may not be used where it is used"
    ]


@pytest.mark.parametrize(
    ("expression", "permissive", "running", "developing"),
    [
        ("MIT", True, True, True),
        ("MIT AND MPL-2.0", False, True, True),
        ("MIT OR GPL-3.0-only", True, True, True),
        ("GPL-2.0-or-later", False, False, True),
        ("LicenseRef-Proprietary", False, False, False),
    ],
)
def test_expressions(expression: str, permissive: bool, running: bool, developing: bool) -> None:
    found = tuple(allows(expression, allowed) for allowed in (PERMISSIVE, RUNNING, DEVELOPING))
    assert found == (permissive, running, developing)


def test_what_is_installed_here_may_be_used() -> None:
    assert main() == 0
