import pytest

from barnraiser.acts.campaigns.models import Point, Voice
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import calls, later

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_first_week() -> object:
    """All of it happens in the week after the campaign was called."""
    with clock.at(later(days=5)):
        yield


@pytest.mark.requirement("H2")
def test_an_agenda_is_built_on_the_page(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    url = campaign.get_absolute_url()
    signed_in(ruth).post(f"{url}points/", {"words": "A tenth of the score."})
    point = Point.objects.get()
    voices = f"/points/{point.code}/voices/"
    bad = signed_in(callum).post(voices, {"stance": "otherwise", "words": ""})
    assert bad.status_code == 422
    assert "Say how you would word it." in bad.content.decode()
    signed_in(callum).post(voices, {"stance": "otherwise", "words": "A twentieth."})
    assert "Callum Birch would say:" in page(signed_in(nell), url)
    assert signed_in(nell).post(f"/points/{point.code}/settlement/", {"agreed": "yes"}).status_code == 403
    for person in (callum, nell):
        signed_in(person).post(voices, {"stance": "behind"})
    assert Voice.objects.filter(stance="behind").count() == 3
    signed_in(nell).post(f"/points/{point.code}/settlement/", {"agreed": "yes"})
    assert "Agreed: we say this" in page(signed_in(ruth), url)
    assert signed_in(nell).post(f"/points/{point.code}/settlement/", {"agreed": "?"}).status_code == 404


@pytest.mark.requirement("H3")
def test_work_is_taken_on_and_done_on_the_page(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    url = campaign.get_absolute_url()
    signed_in(nell).post(f"{url}tasks/", {"title": "Fold 600 leaflets", "due": "2026-10-24"})
    milestone = campaign.milestones.get()
    assert "Looking for someone" in page(signed_in(ruth), url)
    owner, done = f"/milestones/{milestone.code}/owner/", f"/milestones/{milestone.code}/completion/"
    signed_in(ruth).post(owner)
    html = page(signed_in(ruth), url)
    assert "Looking for someone" not in html
    assert "Hand it back" in html
    signed_in(ruth).post(owner, {"act": "hand back"})
    assert "Looking for someone" in page(signed_in(nell), url)
    signed_in(ruth).post(owner)
    assert signed_in(ruth).post(done).status_code == 302
    assert "Done" in page(signed_in(nell), url)
    assert signed_in(ruth).post(done).status_code == 403


def test_its_conversation_begins_here_and_is_one(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    url = campaign.get_absolute_url()
    response = signed_in(ruth).post(f"{url}conversation/", {"words": "Who drives?"})
    talk = Conversation.objects.get()
    assert response.headers["Location"] == talk.get_absolute_url()
    assert talk.title in page(signed_in(nell), url)
    signed_in(nell).post(f"{url}conversation/", {"words": "I do."})
    assert Conversation.objects.count() == 1
