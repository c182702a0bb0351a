"""A quiet way from any thing to its keepers."""

from types import SimpleNamespace

import pytest

from barnraiser.ground.refs import Ref
from barnraiser.ground.web import concerns


def test_the_link_names_the_thing_and_says_what_it_is_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concerns, "reverse", lambda name: f"/{name}/")
    drawn = concerns.link(SimpleNamespace(ref=Ref("barns", "door", "4k7")), "Say it")
    assert 'href="/stewardship:report/?about=barns.door%3A4k7"' in drawn
    assert drawn.endswith("Say it</a>")
