"""Four more communities, two inside Soil & Table and two with an open door."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Role
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock

from .. import talk
from ..crowd import Member
from ..story import Story

FOUNDED = {"living-soil-lab": 390, "public-plate": 388, "valley-co-ops": 380, "courier-commons": 374}
FIELDS = {
    "living-soil-lab": {"university": 0.95, "growers": 0.28, "trusts": 0.15},
    "public-plate": {"council": 0.95, "kitchens": 0.95, "coops": 0.2},
    "valley-co-ops": {"coops": 0.95, "mills": 0.9, "growers": 0.2},
    "courier-commons": {"paper": 1.0, "trusts": 0.25, "university": 0.12},
}
KEEPERS = {
    "living-soil-lab": (("meilin", Role.STEWARD), ("ifeoma", Role.HOST), ("callum", Role.WEAVER)),
    "public-plate": (("priya", Role.STEWARD), ("lucy", Role.HOST), ("amina", Role.WEAVER)),
    "valley-co-ops": (("kofi", Role.HOST), ("lena", Role.WEAVER)),
    "courier-commons": (("marguerite", Role.HOST), ("sunniva", Role.WEAVER)),
}
ALSO = {
    "living-soil-lab": ("ruth", "callum", "joaquin", "ewan", "wendell", "harald", "emeka", "sunniva"),
    "public-plate": ("ruth", "tomasz", "beatriz", "wendell", "meilin", "anders", "idris", "yusra", "seun"),
    "valley-co-ops": (
        "nell",
        "ruth",
        "wendell",
        "lucy",
        "ewan",
        "peter",
        "jonah",
        "mabel",
        "bridie",
        "anders",
    ),
    "courier-commons": ("nell", "wendell", "sunniva", "ruth", "harald", "gareth"),
}


def tell(story: Story) -> None:
    """Each stands with its members, its hosts and its weavers."""
    for slug, days in story.progress.through("The communities", list(FOUNDED.items())):
        _founds(story, slug, days)
        for member, ago in _who_comes(story, slug, days):
            at = story.today - ago
            if story.communities[slug].door == "open":
                story.joins(member, slug, at)
            else:
                story.invites(story.founder_of(slug), member, slug, at)
        for key, role in KEEPERS[slug]:
            story.carries(key, role, slug, story.today - timedelta(days=days - 8))


def _founds(story: Story, slug: str, days: int) -> None:
    words = dict(talk.read("communities")[slug])
    parent = story.communities.get(words.pop("parent", ""))
    founder = story.founder_of(slug)
    with clock.at(story.today - timedelta(days=days)):
        community = communities.found(by=story.people[founder], slug=slug, parent=parent, **words)
        membership = membership_of(story.people[founder], community)
    story.communities[slug] = community
    if membership:
        story.memberships[founder, slug] = membership


def _who_comes(story: Story, slug: str, days: int) -> Iterable[tuple[Member, timedelta]]:
    """Keepers and friends in the first week, the others some time after they came to the valley's network."""
    dice = Random(f"7 {slug}")  # noqa: S311 - a story, no secret
    first = {key for key, _ in KEEPERS[slug]} | set(ALSO[slug])
    for member in story.members.values():
        draw, part = dice.random(), dice.uniform(0.6, 0.97)
        if (member.key, slug) in story.memberships or member.key == story.founder_of(slug):
            continue
        if member.key in first:
            yield member, min(member.arrives, timedelta(days=days)) - timedelta(days=1, hours=draw * 9)
        elif draw < FIELDS[slug].get(member.trade, 0) and member.leaves is None:
            yield member, part * min(member.arrives, timedelta(days=days))
