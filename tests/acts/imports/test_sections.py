import pytest
from django_ox.testing import run_tasks

from barnraiser.acts.imports.models import Import
from barnraiser.acts.imports.sections import sections
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .archive import brought_in, mbox, talk, uploaded

pytestmark = pytest.mark.django_db
NAMELESS = (
    b"From nobody Mon May 06 08:00:00 2019\nSubject: Hm\nDate: Mon, 06 May 2019 08:00:00 +0000\n\nHm\n\n"
)


def test_twenty_lines_of_each_sort_and_how_many_more(nell: Person, soil_and_table: Community) -> None:
    uploaded(nell, soil_and_table, mbox(*talk(25, 0)) + NAMELESS)
    run_tasks()
    found = {section.id: section for section in sections(Import.objects.whole().get())}
    assert set(found) == {"add-conversation", "add-person", "refuse-message"}
    assert (len(found["add-conversation"].lines), found["add-conversation"].more) == (20, 5)
    assert found["refuse-message"].has_places
    assert found["refuse-message"].lines[0].line == len(mbox(*talk(25, 0)).splitlines()) + 1


def test_when_it_is_in_only_the_problems_stay(nell: Person, soil_and_table: Community) -> None:
    uploaded(nell, soil_and_table, mbox(*talk(2, 0)) + NAMELESS)
    run_tasks()
    outcome = brought_in(nell, soil_and_table, mbox(*talk(2, 0)) + NAMELESS)
    assert outcome.counts["refused"] == 1
    [section] = sections(Import.objects.whole().get())
    assert section.name == "Messages that were refused, and why"
