"""How the talk is looked after: a word put right, a summary at the top, one conversation closed and one pinned."""

from datetime import timedelta

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.ground import clock

from ..story import Story

LENTILS = "We lost the whole lentil strip, and I think it was the seed rate"
LANE = "Five Gates is at the end of a lane that floods, and that is where the dryer is to live"
SO_FAR = """
1. On our clay, 110 to 120 kg a hectare. The bag rate assumes half the weeds.
2. Drill after the first week of May. Two people who waited had a crop.
3. Rolling wet was probably not what did it, though it did not help.
"""


def tell(story: Story) -> None:
    """A smaller year may have neither of the two conversations."""
    by_title = {told.title: told for _, told in story.told}
    if lentils := by_title.get(LENTILS):
        _learned(story, lentils)
    if lane := by_title.get(LANE):
        _settled(story, lane)


def _learned(story: Story, talk: Conversation) -> None:
    """Joaquín puts a figure right, a week on Nell asks Wendell, and he sums it up; others nod as they pass."""
    answers = Message.objects.filter(conversation=talk).select_related("conversation__community", "by")
    end = talk.last_at
    said = answers.filter(by=story.people["joaquin"]).first()
    if said:
        with clock.at(min(end + timedelta(hours=5), story.today)):
            words = said.words.replace("120 a hectare", "110 to 120 a hectare")
            actions.change(by=story.people["joaquin"], message=said, words=words)
        with clock.at(min(end + timedelta(hours=9), story.today)):
            for key in ("ruth", "hana", "kofi"):
                actions.nod(by=story.people[key], message=said)
    with clock.at(min(end + timedelta(days=2), story.today)):
        actions.ask_summary(by=story.people["nell"], conversation=talk, person=story.people["wendell"])
    with clock.at(min(end + timedelta(days=3), story.today)):
        actions.sum_up(by=story.people["wendell"], conversation=talk, words=SO_FAR.strip())
        actions.pin(by=story.people["nell"], conversation=talk, reason="Everybody who drills in spring asks")


def _settled(story: Story, talk: Conversation) -> None:
    with clock.at(min(talk.last_at + timedelta(days=4), story.today)):
        reason = "the scale is moved and the dryer stands at the weighbridge"
        actions.close(by=story.people["nell"], conversation=talk, reason=reason)
