from collections.abc import Mapping
from typing import Any

from barnraiser.ground.manifest import Effect, Manifest


def _forget(person: Any) -> None:
    from . import projector

    projector.forget(person=person)


def _asks(community: Any, data: Any) -> Any:
    from . import effects

    return effects.ask(community, data)


def _says(community: Any, values: Mapping[str, Any]) -> str:
    from . import effects

    return effects.say(community, values)


def _does(*, community: Any, values: Mapping[str, Any], by: Any, decision: Any) -> None:
    from . import effects

    effects.carry_out(community=community, values=values, by=by, decision=decision)


MANIFEST = Manifest(
    effects=(Effect("ties.reweigh", "Change what an act is worth", _asks, _says, _does),),
    forget=_forget,
)
