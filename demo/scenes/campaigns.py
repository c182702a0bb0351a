"""What the valley set out to change: hospital carrots, the verges, and one line in the city’s contract."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from barnraiser.acts.campaigns import actions
from barnraiser.acts.campaigns.models import Campaign, Need, Result
from barnraiser.acts.conversations import actions as conversations
from barnraiser.ground import clock

from .. import talk
from ..story import Story

type Row = Mapping[str, Any]
WITHIN = "soil-and-table"


def tell(story: Story) -> None:
    """Two have ended, one came true and one did not; the third waits for its day."""
    for row in story.progress.through("Campaigns", talk.read("campaigns")["campaign"]):
        campaign = _calls(story, row)
        needs = _needs(story, campaign, row)
        _who_carries(story, campaign, row)
        _who_gives(story, needs, row)
        _who_signs(story, needs, row)
        _what_is_done(story, campaign, row)
        _what_is_said(story, campaign, row)
        _what_came_of_it(story, campaign, row)


def _at(story: Story, ago: float, hours: float = 0) -> datetime:
    """So many days before today, and so many hours later; never after this morning."""
    return min(
        story.today - timedelta(days=ago) + timedelta(hours=hours), story.today - timedelta(minutes=20)
    )


def _calls(story: Story, row: Row) -> Campaign:
    with clock.at(_at(story, row["ago"])):
        return actions.call(
            by=story.people[row["by"]],
            community=story.communities[WITHIN],
            title=row["title"],
            goal=row["goal"],
            asks_whom=row["asks_whom"],
            asks_what=row["asks_what"],
            until=(story.today + timedelta(days=row["until"])).date(),
            until_what=row["until_what"],
            words=row["words"].strip(),
        )


def _needs(story: Story, campaign: Campaign, row: Row) -> dict[str, Need]:
    needs, by = {}, story.people[row["by"]]
    for number, asked in enumerate(row["needs"], 1):
        wanted = dict(asked)
        key = wanted.pop("key")
        with clock.at(_at(story, row["ago"], hours=number)):
            needs[key] = actions.need(by=by, campaign=campaign, **wanted)
    if "mark" in row:
        key, amount, words = row["mark"]
        with clock.at(_at(story, row["ago"], hours=9)):
            actions.challenge(by=by, need=needs[key], amount=amount, words=words)
    return needs


def _who_carries(story: Story, campaign: Campaign, row: Row) -> None:
    by = story.people[row["by"]]
    for key, part, ago in row.get("carry", []):
        with clock.at(_at(story, ago)):
            asked = actions.ask_to_carry(by=by, campaign=campaign, person=story.people[key], part=part)
        with clock.at(_at(story, ago, hours=5)):
            actions.answer_asking(by=story.people[key], asked=asked, yes=True)
    for key, part, ago in row.get("asked", []):
        with clock.at(_at(story, ago)):
            actions.ask_to_carry(by=by, campaign=campaign, person=story.people[key], part=part)


def _who_gives(story: Story, needs: Mapping[str, Need], row: Row) -> None:
    for each in row["pledges"]:
        _gives(story, needs, row, each, quiet=False)
    for each in row.get("quiet", []):
        _gives(story, needs, row, each, quiet=True)
    if "due" in row:
        key, who, amount, words, ago, ahead = row["due"]
        due = (story.today + timedelta(days=ahead)).date()
        with clock.at(_at(story, ago)):
            pledge = actions.pledge(
                by=story.people[who], need=needs[key], amount=amount, words=words, due=due
            )
        with clock.at(_at(story, ago, hours=20)):
            actions.step(by=story.people[row["by"]], pledge=pledge, kind="confirmed")
    for key, who, amount, words, ago in row.get("waiting", []):
        with clock.at(_at(story, ago)):
            actions.pledge(by=story.people[who], need=needs[key], amount=amount, words=words)


def _gives(story: Story, needs: Mapping[str, Need], row: Row, each: list[Any], *, quiet: bool) -> None:
    """A word is given, counted on the next morning, and perhaps kept ten days later."""
    key, who, amount, words, ago, came = each
    keeper = story.people[row["by"]]
    with clock.at(_at(story, ago)):
        pledge = actions.pledge(
            by=story.people[who], need=needs[key], amount=amount, words=words, quiet=quiet
        )
    with clock.at(_at(story, ago, hours=21)):
        actions.step(by=keeper, pledge=pledge, kind="confirmed")
    if came == "received":
        with clock.at(_at(story, ago - 10)):
            actions.step(by=story.people[who], pledge=pledge, kind="delivered")
            actions.step(by=keeper, pledge=pledge, kind="received", words="It has come. Thank you.")
    elif came == "let_go":
        with clock.at(_at(story, ago - 12)):
            actions.step(by=story.people[who], pledge=pledge, kind="answered", words="Exams. I forgot exams.")
            actions.step(by=keeper, pledge=pledge, kind="let_go", words="Next year, without exams.")


def _who_signs(story: Story, needs: Mapping[str, Need], row: Row) -> None:
    if "names" not in needs:
        return
    reasons = row["reasons"]
    for place, key in enumerate([*row["signers"], *_crowd(story, row)]):
        ago = max(1.0, row["ago"] - 4 - 2.4 * place)
        with clock.at(_at(story, ago, hours=place % 11)):
            actions.pledge(by=story.people[key], need=needs["names"], words=reasons.get(key, ""))


def _crowd(story: Story, row: Row) -> Iterable[str]:
    """Some of the others who were here by then; of the paper nobody, which says it should not."""
    here = [
        member.key
        for member in story.members.values()
        if member.part.post
        and member.trade != "paper"
        and member.was_here(timedelta(days=row["ago"]))
        and member.leaves is None
    ]
    return here[: max(2, round(row["crowd"] * story.scale))]


def _what_is_done(story: Story, campaign: Campaign, row: Row) -> None:
    for title, words, who, ago, done in row["work"]:
        with clock.at(_at(story, ago)):
            piece = actions.plan(by=story.people[row["by"]], campaign=campaign, title=title, words=words)
        if who:
            with clock.at(_at(story, ago, hours=7)):
                actions.take_on(by=story.people[who], milestone=piece)
        if done:
            with clock.at(_at(story, done)):
                actions.finish(by=story.people[who], milestone=piece)


def _what_is_said(story: Story, campaign: Campaign, row: Row) -> None:
    for by, words, ago, behind, otherwise, settled, when in row["points"]:
        with clock.at(_at(story, ago)):
            point = actions.propose(by=story.people[by], campaign=campaign, words=words)
        voices = [(who, "behind", "") for who in behind] + [(who, "otherwise", so) for who, so in otherwise]
        for place, (who, stance, so) in enumerate(voices, 1):
            with clock.at(_at(story, ago, hours=6 * place)):
                actions.speak_to(by=story.people[who], point=point, stance=stance, words=so)
        if settled:
            with clock.at(_at(story, when)):
                actions.settle(by=story.people[row["by"]], point=point, agreed=settled == "agreed")


def _what_came_of_it(story: Story, campaign: Campaign, row: Row) -> None:
    by = story.people[row["by"]]
    for whom, words, ago, link in row["moved"]:
        with clock.at(_at(story, ago, hours=4)):
            day = _at(story, ago).date()
            actions.note_influence(by=by, campaign=campaign, whom=whom, words=words, on=day, link=link)
    if "closing" in row:
        how, words, ago = row["closing"]
        with clock.at(_at(story, ago)):
            actions.close(by=by, campaign=campaign, how=how, words=words)
    for each in row.get("results", []):
        _changed(story, campaign, each)
    if "talk" in row:
        who, words, ago, answers = row["talk"]
        with clock.at(_at(story, ago)):
            talked = actions.talk(by=story.people[who], campaign=campaign, words=words)
        for place, (key, said) in enumerate(answers, 1):
            with clock.at(_at(story, ago, hours=9 * place)):
                conversations.reply(by=story.people[key], conversation=talked, words=said)


def _changed(story: Story, campaign: Campaign, each: list[Any]) -> Result:
    who, words, evidence, ago, civic, seen = each
    with clock.at(_at(story, ago)):
        result = actions.note_change(
            by=story.people[who],
            campaign=campaign,
            words=words,
            evidence=evidence,
            on=_at(story, ago + 6).date(),
            civic=civic,
        )
    for place, (key, saw) in enumerate(seen, 1):
        with clock.at(_at(story, ago, hours=14 * place)):
            actions.witness(by=story.people[key], result=result, words=saw)
    return result
