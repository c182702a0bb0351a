"""How a proposal got here: talked about, proposed, changed, spoken on, decided, looked at again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.dateformat import format as spell

from .models import Outcome, Proposal, Wording

DAY = "j F Y"


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    said: str
    css: str = ""


def trail(proposal: Proposal, versions: Sequence[Wording], outcome: Outcome | None) -> list[Step]:
    """Its steps, done and to come."""
    who = f", by {proposal.by.name}" if proposal.by else ""
    steps = [Step("Proposed", f"{_day(proposal.opened_at)}{who}", "done")]
    if (talk := proposal.talk) and talk.started_at < proposal.opened_at:
        said = (
            f"From {_day(talk.started_at)}, {talk.reply_count} repl{'y' if talk.reply_count == 1 else 'ies'}"
        )
        steps.insert(0, Step("Talked about", said, "done"))
    steps += [Step("Changed", f"{_day(w.at)}: {w.changed}", "done") for w in versions[1:]]
    spoken = "Rankings" if proposal.is_ranked else "Stances"
    if outcome is None:
        steps += [
            Step(spoken, f"Until {_moment(proposal.closes_at)}", "now"),
            Step("Outcome", "Counted at once, kept for good"),
        ]
    else:
        steps += [
            Step(spoken, f"{outcome.voices} counted", "done"),
            Step("Outcome", f"{outcome.get_result_display()}, {_moment(outcome.at)}", "done"),
        ]
    if proposal.again_on:
        steps.append(Step("Looked at again", spell(proposal.again_on, DAY)))
    return steps


def _day(moment: datetime) -> str:
    return spell(timezone.localtime(moment), DAY)


def _moment(moment: datetime) -> str:
    return spell(timezone.localtime(moment), "l j F, H:i")
