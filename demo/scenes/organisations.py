"""A mill, eleven farms and a paper take part: through people, by name, under guidelines they looked at again."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.programmes import actions
from barnraiser.acts.programmes.actions import Guidance
from barnraiser.acts.programmes.models import Mandate, Programme
from barnraiser.ground import clock
from barnraiser.organisations import actions as organisations
from barnraiser.organisations.models import Organisation

from .. import talk
from ..story import Story

RESPONSIBLE = {"mill": ("lena", "bridie"), "grain": ("ruth", "ewan"), "paper": ("marguerite", None)}
SINCE = {"mill": 330, "grain": 180, "paper": 72}
# Which steward lets each of them in, and where.
PLACES = {
    "mill": (("soil-and-table", "nell", 319), ("valley-co-ops", "tomasz", 304)),
    "grain": (("soil-and-table", "wendell", 177),),
    "paper": (("courier-commons", "orla", 69),),
}
WORDS = {
    "soil-and-table": "We would listen more than we speak, and say who we are each time.",
    "valley-co-ops": "You drive for us already. We should like to answer when you ask.",
    "courier-commons": "The paper would answer here under its own plaque, and be corrected in the open.",
}


def tell(story: Story) -> None:
    """Each stands, with what was said for it over the year; something of each waits today."""
    told = talk.read("organisations")
    for key in story.progress.through("The organisations", list(SINCE)):
        _Told(story, key, told[key]).tell()


class _Told:
    """One organisation's part of the story."""

    def __init__(self, story: Story, key: str, words: Mapping[str, Any]) -> None:
        self.story, self.key, self.words = story, key, words
        self.lead, self.second = RESPONSIBLE[key]
        self.mandates: dict[str, Mandate] = {}

    def tell(self) -> None:
        organisation = self._founded()
        self.programme = self._begun(organisation)
        for slug, steward, days in PLACES[self.key]:
            self._takes_part(slug, steward, days)
        happens = [
            *(("voice", row) for row in self.words["voices"]),
            *(("guidelines", row) for row in self.words["guidelines"][1:]),
            *(("review", row) for row in self.words.get("reviews", ())),
            *(("said", row) for row in self.words["said"]),
        ]
        for what, row in sorted(happens, key=lambda one: -one[1]["days"]):
            getattr(self, f"_{what}")(row, self._ago(row["days"]))
        for row in self.words.get("waits", ()):
            self._waits(row)
        self._asks_today()

    def _ago(self, days: float) -> datetime:
        return self.story.today - timedelta(days=days)

    def _founded(self) -> Organisation:
        named = ("name", "slug", "sector", "about", "place", "website")
        told = {key: self.words[key] for key in named if key in self.words}
        with clock.at(self._ago(SINCE[self.key])):
            organisation = organisations.found(by=self.story.people[self.lead], **told)
        if self.second:
            with clock.at(self._ago(SINCE[self.key] - 1)):
                by, person = self.story.people[self.lead], self.story.people[self.second]
                asked = organisations.name(by=by, organisation=organisation, person=person)
                organisations.take_on(by=person, asked=asked)
        return organisation

    def _begun(self, organisation: Organisation) -> Programme:
        told, first = dict(self.words["programme"]), self.words["guidelines"][0]
        at = self._ago(first["days"])
        with clock.at(at):
            return actions.begin(
                by=self.story.people[self.lead],
                organisation=organisation,
                guidance=_guidance(first),
                level="open" if self.key == "paper" else "before",
                next_on=(at + timedelta(days=95)).date(),
                **told,
            )

    def _takes_part(self, slug: str, steward: str, days: int) -> None:
        asks = self.story.people[self._member_of(slug)]
        with clock.at(self._ago(days + 0.4)):
            seat = actions.ask_in(
                by=asks, programme=self.programme, community=self.story.communities[slug], words=WORDS[slug]
            )
        with clock.at(self._ago(days)):
            actions.admit(by=self.story.people[steward], seat=seat)

    def _member_of(self, slug: str) -> str:
        return self.lead if (self.lead, slug) in self.story.memberships else self.second or self.lead

    def _voice(self, row: Mapping[str, Any], at: datetime) -> None:
        person = self.story.people[row["who"]]
        with clock.at(at):
            offered = actions.offer(
                by=self.story.people[self.lead],
                programme=self.programme,
                person=person,
                role=row["role"],
                scope=row["scope"],
                expires_at=at + timedelta(days=row["lasts"]),
            )
        if row["who"] != self.lead:
            with clock.at(at + timedelta(hours=5)):
                offered = actions.take_up(by=person, mandate=offered)
        self.mandates[row["who"]] = offered

    def _guidelines(self, row: Mapping[str, Any], at: datetime) -> None:
        with clock.at(at):
            by = self.story.people[self.lead]
            actions.guide(by=by, programme=self.programme, guidance=_guidance(row), why=row["why"])

    def _review(self, row: Mapping[str, Any], at: datetime) -> None:
        reader = self.lead if row.get("who") == self.second else self.second
        chosen = {"by": self.story.people[reader or self.lead], "level": row["level"]}
        with clock.at(at):
            if who := row.get("who"):
                actions.set_rope(mandate=self.mandates[who], reason=row["reason"], **chosen)
            else:
                next_on = (at + timedelta(days=row["next"])).date()
                actions.review(programme=self.programme, reason=row["reason"], next_on=next_on, **chosen)

    def _said(self, row: Mapping[str, Any], at: datetime) -> None:
        person = self.story.people[row["who"]]
        with clock.at(at):
            done = self._written(row)
        if "asked" in row:
            reader, (marked, said) = self.story.people[row["read_by"]], row["asked"]
            with clock.at(at + timedelta(hours=row["after"] / 2)):
                actions.ask_for_other_words(by=reader, draft=done.draft, said=said, marked=marked)
            with clock.at(at + timedelta(hours=row["after"] / 2 + 1)):
                actions.revise(by=person, draft=done.draft, words=row["then"].strip())
        statement = done.statement
        if statement is None:
            with clock.at(at + timedelta(hours=row["after"])):
                statement = actions.approve(by=self.story.people[row["read_by"]], draft=done.draft)
        message = Message.objects.select_related("conversation").get(pk=statement.message_id)
        self.story.told.append((row["in"], message.conversation))

    def _written(self, row: Mapping[str, Any], answers: Message | None = None) -> Any:
        return actions.write(
            by=self.story.people[row["who"]],
            mandate=self.mandates[row["who"]],
            community=self.story.communities[row["in"]],
            words=row["words"].strip(),
            answers=answers,
            kind=row["kind"],
            title=row["title"],
        )

    def _waits(self, row: Mapping[str, Any]) -> None:
        """Somebody wrote it this morning, and it has not been read: as an answer, where what it answers was told."""
        told = [talk for _, talk in self.story.told if talk.title == row.get("answers")]
        rows = Message.objects.opening().select_related("conversation__community")
        answers = rows.get(conversation=told[0]) if told else None
        with clock.at(self.story.today - timedelta(hours=row["hours"])):
            self._written(row, answers)

    def _asks_today(self) -> None:
        """The paper asks Soil & Table, and its newest reporter."""
        offer = self.words.get("offer")
        if offer is None:
            return
        by = self.story.people[self.lead]
        with clock.at(self._ago(2)):
            actions.offer(
                by=by,
                programme=self.programme,
                person=self.story.people[offer["who"]],
                role=offer["role"],
                scope=offer["scope"],
                expires_at=self.story.today + timedelta(days=180),
            )
        with clock.at(self._ago(1.2)):
            community = self.story.communities["soil-and-table"]
            words = "To say when we are reporting, and to be corrected here. What is said about a failure stays here."
            actions.ask_in(by=by, programme=self.programme, community=community, words=words)


def _guidance(row: Mapping[str, Any]) -> Guidance:
    return Guidance(row["without_asking"], row["ask_first"], row["never"])
