from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from barnraiser.acts.ledger.reference import page


def test_the_page_is_written_and_then_fresh(tmp_path: Path) -> None:
    call_command("acts_reference", root=tmp_path)
    assert (tmp_path / "docs" / "acts.md").read_text(encoding="utf-8") == page()
    call_command("acts_reference", "--check", root=tmp_path)


def test_a_stale_or_missing_page_is_refused_and_left_alone(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="stale"):
        call_command("acts_reference", "--check", root=tmp_path)
    assert not (tmp_path / "docs").exists()
    call_command("acts_reference", root=tmp_path)
    kept = tmp_path / "docs" / "acts.md"
    kept.write_text("# Acts of last year\n", encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("acts_reference", "--check", root=tmp_path)
    assert refused.value.returncode == 1
    assert kept.read_text(encoding="utf-8") == "# Acts of last year\n"


def test_the_page_in_the_repository_is_fresh() -> None:
    call_command("acts_reference", "--check")
