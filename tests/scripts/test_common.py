"""The scripts find a Python that really runs, and say plainly what is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = "/usr/bin:/bin"


def shell(script: str, **told: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell with the scripts' common part, in a bare environment."""
    command = ["bash", "-c", f"source bin/_common; {script}"]
    environment = {"PATH": TOOLS, "HOME": "/nonexistent", **told}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def shim(folder: Path, name: str, code: int) -> Path:
    """A command that is there but does not work, as a version manager leaves behind."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return path


def test_a_shim_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    shim(tmp_path / "shims", "python3.13", 127)
    kept = tmp_path / "pyenv" / "versions" / "3.13.0" / "bin"
    kept.mkdir(parents=True)
    (kept / "python").symlink_to(sys.executable)
    found = shell("find_python", PATH=f"{tmp_path}/shims:{TOOLS}", PYENV_ROOT=str(tmp_path / "pyenv"))
    assert found.returncode == 0
    assert Path(found.stdout.strip()).exists()
    version = subprocess.run([found.stdout.strip(), "-c", "import sys; print(sys.version_info >= (3, 12))"],
                             capture_output=True, text=True, check=True)  # fmt: skip
    assert version.stdout == "True\n"


def test_the_one_a_host_names_comes_first() -> None:
    found = shell("find_python", UV_PYTHON=sys.executable)
    assert Path(found.stdout.strip()).samefile(getattr(sys, "_base_executable", sys.executable))


@pytest.mark.parametrize("code", [1, 127])
def test_without_any_python_it_says_what_to_install(tmp_path: Path, code: int) -> None:
    shim(tmp_path / "shims", "python3", code)
    result = shell("interpreter() { return 1; }; need_python", PATH=f"{tmp_path}/shims:{TOOLS}")
    assert result.returncode == 2
    assert "needs Python 3.12 or newer" in result.stderr
    assert "apt-get install" in result.stderr


def test_without_a_browser_it_says_what_to_do() -> None:
    result = shell("find_chromium() { return 1; }; apt_install() { return 1; }; need_chromium")
    assert result.returncode == 2
    assert "apt-get install chromium" in result.stderr
    assert "bin/test --no-stories" in result.stderr


def test_a_named_browser_is_taken(tmp_path: Path) -> None:
    browser = shim(tmp_path, "my-chromium", 0)
    assert shell("find_chromium", BARNRAISER_CHROMIUM=str(browser)).stdout.strip() == str(browser)


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / "bin").iterdir()))
def test_every_script_is_sound_shell(script: str) -> None:
    assert subprocess.run(["bash", "-n", ROOT / "bin" / script], check=False).returncode == 0
    runnable = not script.startswith("_") or script == "_smoke"
    assert os.access(ROOT / "bin" / script, os.X_OK) == runnable


def test_the_gate_calls_ci_from_anywhere_and_hands_on_its_outcome(tmp_path: Path) -> None:
    gate = subprocess.run(
        [ROOT / ".ci" / "run", "no-such-step"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert gate.returncode == 2
    assert "no step is called no-such-step" in gate.stderr
