"""The people come in, one asking in the next, over the year."""

from datetime import timedelta
from random import Random

from barnraiser.communities.models import Role

from .. import calendar
from ..crowd import Member
from ..sign_in import PASSWORD, SIGN_INS
from ..story import Story

ROLES = (("wendell", Role.STEWARD), ("wendell", Role.WEAVER), ("beatriz", Role.WEAVER), ("ruth", Role.HOST),
         ("lucy", Role.HOST), ("dafydd", Role.HOST))  # fmt: skip


def tell(story: Story) -> None:
    """Everybody is a member of Soil & Table; a few have gone again."""
    dice = Random("7 arrivals")  # noqa: S311 - a story, no secret
    for member in story.progress.through("The people", list(story.members.values())):
        if member.key != "nell":
            _comes_in(story, member, dice)
    for key, role in ROLES:
        story.carries(key, role, "soil-and-table", story.today - timedelta(days=dice.randrange(300, 360)))


def _comes_in(story: Story, member: Member, dice: Random) -> None:
    at = calendar.waking(dice, story.today - member.arrives)
    story.arrives(member, at, password=PASSWORD if member.key in SIGN_INS else None)
    inviter = member.inviter if story.members[member.inviter].arrives > member.arrives else "nell"
    story.invites(inviter, member, "soil-and-table", at + timedelta(minutes=4))
