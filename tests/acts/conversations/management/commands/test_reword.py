from io import StringIO

from django.core.management import call_command

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Findable
from barnraiser.communities.models import Community
from barnraiser.ground import search
from barnraiser.people.models import Person


def test_what_was_said_before_there_was_a_search_is_found(soil_and_table: Community, ruth: Person) -> None:
    for title in ("Rye", "Vetch"):
        actions.start(by=ruth, community=soil_and_table, kind="question", title=title, words="W")
    Findable.objects.all().delete()
    told = StringIO()
    call_command("reword", "--missing", stdout=told)
    assert "2 messages" in told.getvalue()
    assert len(queries.find(ruth, search.asking("vetch")).rows) == 1
    told = StringIO()
    call_command("reword", "--missing", stdout=told)
    assert "0 messages" in told.getvalue()
    told = StringIO()
    call_command("reword", stdout=told)
    assert "2 messages" in told.getvalue()
    assert Findable.objects.count() == 2
