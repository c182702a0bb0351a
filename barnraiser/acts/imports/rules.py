"""Who may bring archives in, and when one may be started or left."""

from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_steward
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from .models import Import, State


def may_import(by: Person, community: Community) -> Verdict:
    return may_steward(by, community)


def may_see(viewer: Person, brought: Import) -> Verdict:
    return may_import(viewer, brought.community)


def may_run(by: Person, brought: Import, *, now: bool = False) -> Verdict:
    """With `now` (the command line, which shows the dry run itself) no dry run needs to stand."""
    return all_of(
        lambda: may_import(by, brought.community),
        lambda: _is_unfinished(brought),
        lambda: provided(
            now or bool(brought.row("plan") or brought.row("run")),
            "It is still being read. See first what would come in, then bring it in.",
        ),
        lambda: provided(bool(brought.upload), "The file is no longer here. Bring it again."),
    )


def may_withdraw(by: Person, brought: Import) -> Verdict:
    return all_of(
        lambda: may_import(by, brought.community),
        lambda: _is_unfinished(brought, held_too=True),
        lambda: provided(
            brought.state != State.RUNNING,
            "It is being brought in right now. Wait until it is done, then take it back.",
        ),
    )


def may_release(by: Person, brought: Import, *, now: bool = False) -> Verdict:
    """Once, and again only where it stopped midway."""
    return all_of(
        lambda: may_import(by, brought.community),
        lambda: provided(
            brought.state in (State.HELD, State.RELEASING),
            "There is nothing of it to release.",
        ),
        lambda: provided(
            brought.state == State.HELD or now or brought.row("progress").is_stalled,
            "It is being released right now.",
        ),
    )


def _is_unfinished(brought: Import, *, held_too: bool = False) -> Verdict:
    over = (State.FINISHED, State.FAILED, State.LEFT, State.RELEASING)
    finished = brought.state in (over if held_too else (*over, State.HELD))
    return provided(not finished, "This archive is done with. Bring the file again if there is more in it.")
