"""No committed file names a path of the machine it was written on, or a host that packages come from."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from .house import ROOT

# Written in pieces, so that this file does not name them either.
_PATHS = "|".join(
    ["/" + "work/", "/" + "root/", "/home/" + r"\w+/", "/opt/" + "pypi", "/" + "Users/" + r"\w+/"]
)
_HOSTS = "|".join(
    ["pypi" + r"\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs", "conda" + r"\.anaconda"]
)
_TRACES = re.compile(f"{_PATHS}|{_HOSTS}")


def traces(text: str) -> list[str]:
    return sorted(set(_TRACES.findall(text)))


def _kept() -> Iterator[Path]:
    """Every file that is committed or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    yield from (ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


def test_no_file_names_this_machine() -> None:
    found = {}
    for path in _kept():
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        if seen := traces(text):
            found[str(path.relative_to(ROOT))] = seen
    assert found == {}


def test_no_lock_file_is_kept() -> None:
    assert not [path for path in _kept() if path.name in {"uv.lock", "poetry.lock", "package-lock.json"}]


def test_planted_traces_are_seen() -> None:
    for line in (
        "see /" + "work/main/x.py",
        "cd /" + "root/.cache",
        "https://files.python" + "hosted.org/a.whl",
    ):
        assert traces(line), line
    assert not traces("engine/tiework/graph.py and https://example.org/home/")
