from pathlib import Path

from barnraiser.acts.imports.dryrun import Standing, counts
from barnraiser.acts.imports.management.told import outcome_lines, plan_lines
from barnraiser.communities.models import Community
from tests.acts.imports.archive import MAY, mbox
from tests.acts.imports.test_mbox import plan_of

NAMELESS = (
    b"From nobody Mon May 06 08:00:00 2019\nSubject: Hm\nDate: Mon, 06 May 2019 08:00:00 +0000\n\nHm\n\n"
)


def test_problems_are_said_with_their_lines_twenty_at_most(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, mbox(*MAY) + NAMELESS * 23)
    said = list(
        plan_lines(Community(name="Soil & Table"), counts(plan, Standing(frozenset(), frozenset())), plan)
    )
    first = len(mbox(*MAY).splitlines()) + 1
    assert f"  line {first}: refused: a message whose sender cannot be read" in said
    assert said[-1] == "  and 3 more"
    assert any(line.split() == ["messages", "refused", "23"] for line in said)


def test_the_outcome_is_a_table_of_counts() -> None:
    names = (
        "messages",
        "conversations",
        "people",
        "messages_here",
        "copies",
        "people_known",
        "refused",
        "shortened",
    )
    said = list(outcome_lines(Community(name="Soil & Table"), dict.fromkeys(names, 1200)))
    assert len(said) == 9
    assert all(line.endswith("1,200") for line in said[1:])
