import pytest

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


@pytest.mark.requirement("H1", "H7")
def test_what_it_moved_and_changed_is_written_down_and_seen(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    url = campaign.get_absolute_url()
    client = signed_in(nell)
    client.post(
        f"{url}moved/",
        {"whom": "The council", "words": "Voted for it.", "on": "2026-06-05", "link": "https://a.example/m"},
    )
    client.post(
        f"{url}results/",
        {
            "words": "The tender counts soil.",
            "evidence": "Line 14.",
            "links": "https://a.example/t",
            "civic": "Eleven spoke.",
            "on": "2026-06-06",
        },
    )
    signed_in(ruth).post(f"{url}names/", {"words": ""})
    result = campaign.results.get()
    signed_in(ruth).post(f"/results/{result.code}/witnesses/", {"words": "I read it aloud."})
    html = page(signed_in(ruth), url)
    for words in ("Voted for it.", "https://a.example/m", "The tender counts soil.", "Line 14.",
                  "https://a.example/t", "Eleven spoke.", "Ruth Amsel</b> saw it", "I read it aloud."):  # fmt: skip
        assert words in html, words
    long = signed_in(ruth).post(f"/results/{result.code}/witnesses/", {"words": "w" * 241})
    assert long.status_code == 422
    assert client.post(f"/results/{result.code}/witnesses/", {}).status_code == 403
