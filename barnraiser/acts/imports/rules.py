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
        lambda: _is_unfinished(brought),
        lambda: provided(
            brought.state != State.RUNNING,
            "It is being brought in right now. What is in stays; wait until it is done.",
        ),
    )


def _is_unfinished(brought: Import) -> Verdict:
    finished = brought.row("outcome") is not None or brought.row("withdrawal") is not None
    return provided(not finished, "This archive is done with. Bring the file again if there is more in it.")
