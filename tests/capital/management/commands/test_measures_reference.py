from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def test_the_page_of_measures_is_up_to_date() -> None:
    call_command("measures_reference", check=True, to=Path(__file__).parents[4] / "docs" / "measures.md")


def test_a_page_that_is_not_is_found_out_and_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "measures.md"
    page.write_text("Old words.")
    with pytest.raises(CommandError, match="not up to date"):
        call_command("measures_reference", check=True, to=page)
    call_command("measures_reference", to=page)
    call_command("measures_reference", check=True, to=page)
    assert "What an act is worth for a tie" in page.read_text()
