"""Five seasons of talk. What happened in each is written in `words/`; the everyday between is made in `smalltalk.py`."""

from dataclasses import dataclass

from .. import calendar, talk
from ..smalltalk import Chatter, Room
from ..story import Story
from ..talk import Talk


@dataclass(frozen=True, slots=True)
class Season:
    name: str
    begins: str
    ends: str

    def holds(self, made: Talk) -> bool:
        """Whether it was said in this season, of whatever year."""
        day = made.at.strftime("%m-%d")
        return (
            self.begins <= day < self.ends if self.begins < self.ends else not self.ends <= day < self.begins
        )


SEASONS = (
    Season("winter", "12-01", "03-01"),  # seed orders, tenders, and time to say what went wrong
    Season("spring", "03-01", "05-20"),  # drilling, late frost, the first school visits
    Season("summer", "05-20", "08-01"),  # hay, weeds, and the hospital's carrots
    Season("harvest", "08-01", "09-21"),  # nobody has time to write
    Season("autumn", "09-21", "12-01"),  # reckoning, soil tests, the council's vote
)


def tell(story: Story) -> None:
    """Everything that was said until a week ago, the season that began longest ago first."""
    room = Room({who: story.today - joined.since for who, joined in story.memberships.items()})
    handles = {key: person.handle for key, person in story.people.items()}
    everyday = Chatter(story.today, story.members, room, handles).year(story.scale)
    for season in sorted(SEASONS, key=lambda one: calendar.latest(one.begins, story.today)):
        told = talk.written(season.name, story.today, story.scale)
        told += [made for made in everyday if season.holds(made)]
        for made in story.progress.through(season.name.capitalize(), sorted(told, key=lambda one: one.at)):
            story.tell(made)
