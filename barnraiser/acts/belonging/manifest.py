from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import Door, Effect, Flow, Kind, Manifest, MeLink, Opening, Seen

JOINED = Kind("belonging.joined", "{by} joined {within}", Flow.JOINS)
LEFT = Kind("belonging.left", "{by} left {within}", Flow.JOINS, seen=Seen.ACTOR)


def _may_invite(viewer: Any, community: Any) -> Any:
    from . import rules

    return rules.may_invite(viewer, community)


def _may_join(viewer: Any, community: Any) -> Any:
    from . import rules

    return rules.may_join(viewer, community)


def _may_leave(viewer: Any, community: Any) -> Any:
    from . import rules

    return rules.may_leave_community(viewer, community)


def _openings(viewer: Any) -> Iterable[Opening]:
    from . import queries

    return queries.openings(viewer)


def _asks(community: Any, data: Any) -> Any:
    from . import effects

    return effects.ask(community, data)


def _says(community: Any, values: Mapping[str, Any]) -> str:
    from . import effects

    return effects.say(community, values)


def _may_ask(by: Any, community: Any, values: Mapping[str, Any]) -> Any:
    from . import effects

    return effects.may_ask(by, community, values)


def _does(*, community: Any, values: Mapping[str, Any], by: Any, decision: Any) -> None:
    from . import effects

    effects.carry_out(community=community, values=values, by=by, decision=decision)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.export(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


MANIFEST = Manifest(
    kinds=(JOINED, LEFT),
    doors=(
        Door("Invite somebody", "belonging:invitations", "user-plus", 10, _may_invite),
        Door("Join", "belonging:join", "sign-in", 20, _may_join),
        Door("Leave", "belonging:leave", "sign-out", 30, _may_leave),
    ),
    me_links=(
        MeLink(
            "Take my data with me",
            "belonging:export",
            "download-simple",
            "Everything kept about you, in one file that other software can read.",
            80,
        ),
        MeLink(
            "Forget me",
            "belonging:forget",
            "eraser",
            "Your account ends and your name goes. It cannot be undone.",
            90,
        ),
    ),
    effects=(Effect("belonging.admit", "Ask somebody in", _asks, _says, _does, _may_ask),),
    openings=_openings,
    export=_export,
    forget=_forget,
)
