import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from barnraiser.people import actions, queries
from barnraiser.people.models import Person
from demo import cast


def test_the_list_is_gone_through_on_command_only(ruth: Person, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    with pytest.raises(CommandError, match="Say --replay"):
        call_command("erase")
    with pytest.raises(CommandError, match="no list"):
        call_command("erase", "--replay")
    actions.write_list()
    said = io.StringIO()
    call_command("erase", "--replay", stdout=said)
    assert said.getvalue() == "0 people were here again, and forgotten again.\n"
    assert queries.with_address(cast.RUTH.address) == ruth
