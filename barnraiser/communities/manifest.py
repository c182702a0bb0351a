from functools import partial
from typing import Any

from barnraiser.ground import counting
from barnraiser.ground.manifest import Effect, Manifest, Room, Tab, later

here = later(__package__)


def _count(viewer: Any, community: Any) -> int:
    found: int = here("queries.member_count")(community)
    return found


def _effect(name: str, label: str) -> Effect:
    form, says, does = (partial(here(f"effects.{part}"), name) for part in ("ask", "say", "carry_out"))
    return Effect(f"communities.{name}", label, form, says, does)


MANIFEST = Manifest(
    rooms=(Room("Communities", "communities:list", "barn", order=30),),
    tabs=(
        Tab("Members", "communities:members", order=80, count=_count, alike=True),
        Tab("Charter", "communities:charter", order=90, is_open=True),
    ),
    crowds=here("queries.acquainted"),
    belongs=here("queries.belongs"),
    openings=here("openings.openings"),
    effects=(
        _effect("adopt_rule", "A new rule"),
        _effect("change_rule", "Change a rule"),
        _effect("retire_rule", "End a rule"),
        _effect("change_purpose", "Change the purpose"),
        _effect("adopt_goal", "A new goal"),
        _effect("retire_goal", "End a goal"),
        _effect("change_method", "Change how we decide"),
        _effect("change_door", "Change the door"),
        _effect("appoint", "Give a member a role"),
    ),
    follows=counting.moved,
    holds=here("queries.holds"),
    hand_on=here("actions.hand_on"),
    export=here("queries.export"),
    forget=here("actions.forget"),
)
