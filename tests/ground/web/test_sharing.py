"""A quiet link to the plain address of something everybody may read."""

from types import SimpleNamespace

import pytest

from barnraiser.ground.web import sharing


def test_the_link_leads_to_where_it_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "reverse", lambda name, args: f"/{name}/{args[0]}/")
    drawn = sharing.link(SimpleNamespace(code="4k7"), "Pass it on")
    assert 'href="/outward:share/4k7/"' in drawn
    assert drawn.endswith("Pass it on</a>")
