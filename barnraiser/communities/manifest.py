from collections.abc import Callable, Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import CardView, Effect, Manifest, Opening, Room, Tab


def _acquainted(viewer: Any) -> Any:
    from . import queries

    return queries.acquainted(viewer)


def _belongs(viewer: Any, keys: Iterable[int]) -> Mapping[int, Iterable[CardView]]:
    from . import queries

    return queries.belongs(viewer, keys)


def _count(viewer: Any, community: Any) -> int:
    from . import queries

    return queries.member_count(community)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.export(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


def _openings(viewer: Any) -> Iterable[Opening]:
    from . import openings

    return openings.openings(viewer)


def _asks(name: str) -> Callable[[Any, Any], Any]:
    def asked(community: Any, data: Any) -> Any:
        from . import effects

        return effects.ask(name, community, data)

    return asked


def _says(name: str) -> Callable[[Any, Mapping[str, Any]], str]:
    def said(community: Any, values: Mapping[str, Any]) -> str:
        from . import effects

        return effects.say(name, community, values)

    return said


def _does(name: str) -> Callable[..., None]:
    def carry_out(*, community: Any, values: Mapping[str, Any], by: Any, decision: Any) -> None:
        from . import effects

        effects.carry_out(name, community=community, values=values, by=by, decision=decision)

    return carry_out


def _effect(name: str, label: str) -> Effect:
    return Effect(f"communities.{name}", label, _asks(name), _says(name), _does(name))


MANIFEST = Manifest(
    rooms=(Room("Communities", "communities:list", "barn", order=30),),
    tabs=(
        Tab("Members", "communities:members", order=80, count=_count),
        Tab("Charter", "communities:charter", order=90, is_open=True),
    ),
    acquaints=_acquainted,
    belongs=_belongs,
    openings=_openings,
    effects=(
        _effect("adopt_rule", "A new rule"),
        _effect("change_rule", "Change a rule"),
        _effect("retire_rule", "End a rule"),
        _effect("change_purpose", "Change the purpose"),
        _effect("adopt_goal", "A new goal"),
        _effect("retire_goal", "End a goal"),
        _effect("change_method", "Change how we decide"),
    ),
    export=_export,
    forget=_forget,
)
