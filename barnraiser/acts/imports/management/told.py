"""What the command line says: counts, and the first few problems with their lines."""

from collections.abc import Iterator, Mapping

from barnraiser.communities.models import Community

from ..dryrun import Counts
from ..mbox import Plan

SHOWN = 20
NOTHING: Mapping[str, int] = {}


def plan_lines(
    community: Community, counted: Counts, plan: Plan, left_out: Mapping[str, int] = NOTHING
) -> Iterator[str]:
    """The dry run as a table."""
    yield f"Into {community.name}. Only its stewards see what comes in, until it is released."
    yield from _table(
        ("messages to bring in", counted["messages_new"]),
        ("  here already", counted["messages_here"]),
        ("  copies within the file, merged", counted["copies"]),
        ("conversations to create", counted["conversations_new"]),
        ("  that go on", counted["conversations_continued"]),
        ("people to create, who may come in later", counted["people_new"]),
        ("  known here by their address", counted["people_known"]),
        ("messages refused", counted["refused"]),
        ("messages taken with doubt", counted["doubtful"]),
        ("messages cut at 60,000 characters", counted["shortened"]),
    )
    yield from _table(*((f"left out: {why}", count) for why, count in left_out.items()))
    for remark in plan.remarks[:SHOWN]:
        yield f"  line {remark.line:,}: {'refused' if remark.would == 'refuse' else 'doubtful'}: {remark.why}"
    if len(plan.remarks) > SHOWN:
        yield f"  and {len(plan.remarks) - SHOWN:,} more"


def outcome_lines(community: Community, counted: Mapping[str, int]) -> Iterator[str]:
    """What came of it, as a table."""
    yield f"Done. In {community.name} now:"
    yield from _table(
        ("messages created", counted["messages"]),
        ("conversations created", counted["conversations"]),
        ("people created", counted["people"]),
        ("messages merged with what was here", counted["messages_here"]),
        ("copies within the file, merged", counted["copies"]),
        ("people known already", counted["people_known"]),
        ("messages refused", counted["refused"]),
        ("messages cut at 60,000 characters", counted["shortened"]),
    )


def _table(*rows: tuple[str, int]) -> Iterator[str]:
    return (f"  {label:<52}{number:>9,}" for label, number in rows)
