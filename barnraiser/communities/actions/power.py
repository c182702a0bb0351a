"""The log of power: every use of a power over others, for all members to read."""

from barnraiser.ground import clock
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

from ..models import Community, PowerAct


def log_power(
    *,
    community: Community,
    what: str,
    by: Person | None,
    toward: Person | None = None,
    about: Ref | None = None,
) -> PowerAct:
    """The members can read what was done, by whom (nobody: a decision, or the machine's host), toward whom."""
    return PowerAct.objects.create(
        community=community,
        what=what.strip().removesuffix(".")[:300],
        by=by,
        toward=toward,
        is_signed=by is not None,
        about=str(about or ""),
        at=clock.now(),
    )
