from typing import Any

import pytest

from barnraiser.ground.outside import standing_in
from barnraiser.ground.outside.standing_in import stand_in_for


def test_one_port_stands_in_for_the_names_said_and_for_no_other() -> None:
    with standing_in(4711, "fields.example"):
        assert stand_in_for("fields.example") == ("127.0.0.1", 4711)
        assert stand_in_for("evil.example") is None
    assert stand_in_for("fields.example") is None


def test_outside_a_test_nothing_can_stand_in(settings: Any) -> None:
    with standing_in(4711, "fields.example"):
        settings.TESTING = False
        assert stand_in_for("fields.example") is None
        with pytest.raises(RuntimeError), standing_in(4711, "fields.example"):
            pass
        settings.TESTING = True
