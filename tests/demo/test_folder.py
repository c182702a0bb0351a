"""Starting over touches nothing but a demo."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo import folder

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def holds_a_network(path: Path) -> Path:
    (path / "db.sqlite3").write_text("somebody’s year")
    (path / "media").mkdir()
    (path / "media" / "face.webp").write_text("somebody’s face")
    return path


def test_a_real_network_is_refused_and_left_alone(tmp_path: Path) -> None:
    holds_a_network(tmp_path)
    with pytest.raises(folder.NotADemo, match="nothing was deleted"):
        folder.clear(tmp_path)
    assert (tmp_path / "db.sqlite3").read_text() == "somebody’s year"
    assert (tmp_path / "media" / "face.webp").exists()


@pytest.mark.parametrize("state", [folder.BUILDING, folder.STANDS])
def test_a_demo_whole_or_half_goes_and_the_rest_stays(tmp_path: Path, state: str) -> None:
    holds_a_network(tmp_path)
    folder.mark(tmp_path, state, NOW)
    (tmp_path / "notes.txt").write_text("mine")
    folder.clear(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert folder.state(tmp_path) == ""


def test_an_empty_folder_needs_no_clearing(tmp_path: Path) -> None:
    folder.clear(tmp_path / "not there yet")
    assert folder.is_empty(tmp_path)


def test_a_spoilt_mark_is_no_mark(tmp_path: Path) -> None:
    holds_a_network(tmp_path)
    (tmp_path / folder.MARK).write_text("[1]")
    with pytest.raises(folder.NotADemo):
        folder.clear(tmp_path)
