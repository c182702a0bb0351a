"""Where else some of them are found, what those pages say of them, and what each has yet to mend."""

from datetime import datetime, timedelta

from barnraiser.ground import clock
from barnraiser.people import actions, queries
from barnraiser.people.elsewhere import NONE, Finding, Outcome, Told, Visit
from barnraiser.people.models import Person

from ..story import Story

SAME, OTHER = Finding(Outcome.SAME), Finding(Outcome.DIFFERS)
# Address, what it is, whether it links back, how the picture compares, and a tagline of its own ("" for the same, None for none).
type Page = tuple[str, str, bool, Finding, str | None]
PAGES: dict[str, tuple[Page, ...]] = {
    "ifeoma": (
        ("https://ifeomanwosu.example/", "Her own site", True, SAME, ""),
        ("https://aldermouth.example/soil/nwosu", "University", True, SAME, "Senior lecturer, Soil Group"),
        ("https://fields.example/@ifeoma", "Where she posts", True, OTHER, ""),
        ("https://courier.example/soil-column", "Column, monthly", False, NONE, None),
    ),
    "ruth": (
        ("https://amselwheat.example/", "The farm", True, SAME, ""),
        (
            "https://fields.example/@ruth",
            "Where I post",
            True,
            OTHER,
            "Wheat, clay, and being wrong about both",
        ),
    ),
    "nell": (("https://soilandtable.example/people/nell", "Our own pages", True, SAME, ""),),
    "gareth": (("https://courier.example/gareth", "At the paper", False, SAME, "Reporter, food and land"),),
}


def tell(story: Story) -> None:
    """Each list was kept a while ago and looked at last night."""
    for key in story.progress.through("Pages elsewhere", list(PAGES)):
        for number, page in enumerate(PAGES[key]):
            _list(story, story.people[key], page, story.today - timedelta(hours=9, minutes=number))


def _list(story: Story, person: Person, page: Page, looked: datetime) -> None:
    address, label, links_back, picture, tagline = page
    with clock.at(max(story.today - timedelta(days=60), person.arrived_at)):
        link = actions.list_page(by=person, url=address, label=label)
    said = person.tagline if tagline == "" else tagline
    told = Told(
        names=(person.name,),
        lines=(said,) if said else (),
        me=(queries.address_here(person),) if links_back else (),
    )
    with clock.at(looked):
        actions.note_visit(link=link, seen=Visit(told), picture=picture)
