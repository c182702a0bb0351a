"""A charter that members changed, as the app above that decides would have it done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from barnraiser.communities.models import Community
from barnraiser.ground import clock, manifest
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

DECISION = Ref("decisions", "proposal", "k7k7k7k7k7k7")


def decides(by: Person, community: Community, change: str, **said: Any) -> None:
    """The members' decision is carried out with what its form was told."""
    effect = manifest.effects()[f"communities.{change}"]
    form = effect.form(community, said)
    assert form.is_valid(), form.errors
    assert effect.says(community, form.cleaned_data)
    effect.carry_out(community=community, values=form.cleaned_data, by=by, decision=DECISION)


@contextmanager
def days_later(days: float) -> Iterator[None]:
    with clock.at(clock.now() + timedelta(days=days)):
        yield
