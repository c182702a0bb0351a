"""What the members put to each other over the year: what passed, what an objection stopped, and what waits today."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from barnraiser.acts.decisions import actions, queries
from barnraiser.acts.decisions.models import Proposal
from barnraiser.communities.models import Membership
from barnraiser.ground import clock

from .. import calendar, talk
from ..sign_in import SIGN_INS
from ..story import Story


def tell(story: Story) -> None:
    """Each is proposed, spoken on by some, and closed when its time is over; the last few are still open."""
    rows = talk.read("decisions")["proposal"]
    for row in story.progress.through("The decisions", rows):
        _Told(story, row).tell()


class _Told:
    """One proposal, from the day it opened."""

    def __init__(self, story: Story, row: Mapping[str, Any]) -> None:
        self.story, self.row = story, row
        self.opened = story.today - timedelta(days=row["days"])

    def at(self, days: float) -> datetime:
        """So many days after it opened, and never later than this morning."""
        return min(self.opened + timedelta(days=days), self.story.today - timedelta(minutes=9))

    @property
    def binds(self) -> bool:
        """Whether it does something or settles a choice: then as many must speak as the community's method says."""
        return "effect" in self.row or "options" in self.row

    def tell(self) -> None:
        proposal, row = self._proposed(), self.row
        if "options" in row:
            self._ranked(proposal)
        else:
            self._stood(proposal)
        if proposal.closes_at < self.story.today:
            with clock.at(proposal.closes_at + timedelta(minutes=2)):
                actions.close(proposal=proposal)

    def _proposed(self) -> Proposal:
        row, community = self.row, self.story.communities[self.row["in"]]
        more = {key: row[key] for key in ("effect", "values", "options") if key in row}
        if "again" in row:
            more["again_on"] = (self.opened + timedelta(days=row["again"])).date()
        with clock.at(self.opened):
            members = Membership.objects.current().filter(community=community, since__lte=self.opened).count()
            needed = None if self.binds else max(1, round(members * row.get("share", 0.17)))
            return actions.propose(
                by=self.story.people[row["by"]], community=community, title=row["title"],
                words=row["words"].strip(), why=row["why"], needed=needed,
                closes_at=self.opened + timedelta(days=row["open"], hours=10), **more,
            )  # fmt: skip

    def _stood(self, proposal: Proposal) -> None:
        """Stances, the amendment and the answer, each on its day; the rest of the voices spread between them."""
        happens: list[tuple[float, str, tuple[Any, ...]]] = [
            (days, "_says", (by, stance, why)) for by, stance, why, days in self.row["stances"]
        ]
        for place, key in enumerate(self._crowd(proposal)):
            happens.append((0.4 + place % 5 * 0.7, "_says", (key, "consents", "")))
        if change := self.row.get("amendment"):
            happens.append((change["after"], "_changes", (change,)))
        if answer := self.row.get("answer"):
            happens.append((answer[2], "_answers", tuple(answer[:2])))
        for days, what, told in sorted(happens, key=lambda one: one[0]):
            with clock.at(self.at(days)):
                getattr(self, what)(proposal, *told)

    def _says(self, proposal: Proposal, key: str, stance: str, why: str) -> None:
        actions.stand(by=self.story.people[key], proposal=proposal, stance=stance, reason=why)

    def _changes(self, proposal: Proposal, change: Mapping[str, Any]) -> None:
        actions.amend(
            by=self.story.people[self.row["by"]], proposal=proposal, words=change["words"].strip(),
            why=self.row["why"], changed=change["changed"],
        )  # fmt: skip

    def _answers(self, proposal: Proposal, objector: str, words: str) -> None:
        by, who = self.story.people[self.row["by"]], self.story.people[objector]
        objection = queries.objection_of(by, proposal, who)
        if objection:
            actions.answer(by=by, stance=objection, words=words)

    def _ranked(self, proposal: Proposal) -> None:
        kinds = list(self.row["rankings"].values())
        for place, key in enumerate(self._crowd(proposal)):
            with clock.at(self.at(0.3 + place % 7 * 0.4)):
                actions.rank(by=self.story.people[key], proposal=proposal, ranking=kinds[place % len(kinds)])

    def _crowd(self, proposal: Proposal) -> list[str]:
        """Some of those who were members then, spread evenly; never those who can be signed in as, nor who is named.

        Where what they decide binds all, enough of them for it to count.
        """
        ago, named = timedelta(days=self.row["days"]), {row[0] for row in self.row.get("stances", ())}
        left = {*named, *SIGN_INS, self.row["by"]}
        here = [
            key
            for key, member in self.story.members.items()
            if key not in left and member.was_here(ago) and member.leaves is None
            and (key, self.row["in"]) in self.story.memberships
            and self.story.memberships[key, self.row["in"]].since <= self.opened
        ]  # fmt: skip
        share = self.row["crowd"]
        if self.binds and proposal.closes_at < self.story.today:
            share = min(1, max(share, (proposal.needed + 3) / max(1, len(here))))
        return [here[place] for place in calendar.evenly(here, share)] if here else []
