"""The written words and the people in them fit together."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

import demo
from demo import cast, crowd, talk
from demo.scenes import rooms

HERE = Path(demo.__file__).parent
FILES = ("winter", "spring", "summer", "harvest", "autumn", "lastweek")
TODAY = datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_about_a_hundred_and_eighty_people_with_names_of_their_own() -> None:
    members = crowd.everybody()
    assert len(members) == 180
    assert len({member.part.name for member in members.values()}) == 180
    assert len({member.part.address for member in members.values()}) == 180


def test_every_face_in_the_folder_belongs_to_somebody_who_has_one() -> None:
    faces = {path.stem for path in (HERE / "portraits").glob("*.webp")}
    known = {part.portrait for part in cast.CAST} | set(cast.neighbours())
    assert faces == known


def test_faces_are_small() -> None:
    assert all(path.stat().st_size < 12_000 for path in (HERE / "portraits").glob("*.webp"))


def test_sixty_conversations_of_all_kinds_are_written_by_hand() -> None:
    talks = [made for name in FILES for made in talk.written(name, TODAY)]
    assert len(talks) >= 60
    assert {made.kind for made in talks} == {
        "question", "failure", "frustration", "success", "resource", "announcement",
    }  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_everybody_who_speaks_is_in_the_room(name: str) -> None:
    members = crowd.everybody()
    for made in talk.written(name, TODAY):
        for key in {made.by, *(say.by for say in made.says), *(thank.by for thank in made.thanks)}:
            assert key in members, f"{key} in {made.title}"
            keepers = {keeper for keeper, _ in rooms.KEEPERS.get(made.within, ())}
            first = keepers | set(rooms.ALSO.get(made.within, members)) | {"nell", "tomasz", "orla"}
            assert key in first, f"{key} in {made.title}"


@pytest.mark.parametrize("name", FILES)
def test_nobody_thanks_themselves(name: str) -> None:
    for made in talk.written(name, TODAY):
        said = [made.by, *(say.by for say in made.says)]
        assert all(said[thank.to] != thank.by for thank in made.thanks), made.title


def test_the_demo_writes_only_through_actions() -> None:
    writes = {
        "create",
        "bulk_create",
        "get_or_create",
        "update_or_create",
        "bulk_update",
        "save",
        "delete",
        "update",
    }
    for path in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in writes, f"{path.name}:{node.lineno} writes by {node.func.attr}"
