import pytest

from barnraiser.acts.campaigns.models import Campaign, Need
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import SOIL, calls, later, needs

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/campaigns/"
CALLED = {
    "title": SOIL,
    "goal": "The city counts soil.",
    "until": "2026-11-18",
    "until_what": "The vote",
    "asks_whom": "The council",
    "asks_what": "One line.",
    "words": "Because *worms*.",
}


@pytest.fixture(autouse=True)
def the_first_week() -> object:
    """All of it happens in the week after the campaign was called."""
    with clock.at(later(days=5)):
        yield


def test_a_member_calls_a_campaign_and_says_what_it_needs(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    assert "Nothing is being raised" in page(client, LIST)
    assert "None has ended yet" in page(client, LIST + "?show=ended")
    response = client.post(LIST + "new/", CALLED)
    campaign = Campaign.objects.get()
    assert response.headers["Location"] == f"/campaigns/{campaign.code}/needs/"
    said = {"kind": "money", "title": "Soil tests", "target": "250.50", "currency": "GBP"}
    client.post(f"/campaigns/{campaign.code}/needs/", said)
    html = page(client, campaign.get_absolute_url())
    assert Need.objects.get().target == 25_050
    assert "£250.50" in html
    assert "Promises only" in html
    assert "<em>worms</em>" in html
    for words in ("The city counts soil.", "The council", "One line.", "The vote", "Ruth Amsel", "Called it"):
        assert words in html, words
    assert SOIL in page(signed_in(nell), LIST)


@pytest.mark.parametrize(
    ("path", "said", "kept"),
    [
        ("{list}new/", CALLED | {"goal": ""}, "Because *worms*."),
        ("{campaign}words/", CALLED | {"asks_what": ""}, "Because *worms*."),
        ("{campaign}day/", {"until": "2026-01-01", "why": "The vote was moved."}, "The vote was moved."),
        ("{campaign}closing/", {"how": "", "words": "We did what we could."}, "We did what we could."),
        ("{campaign}owners/", {"person": "", "part": "Speaks to schools"}, "Speaks to schools"),
        ("{campaign}needs/", {"kind": "hours", "title": "Driving", "target": "x"}, "Driving"),
        ("{campaign}tasks/", {"title": "", "words": "She farmed as a girl."}, "She farmed as a girl."),
        ("{campaign}moved/", {"whom": "The council", "on": "2027-01-01"}, "The council"),
        ("{campaign}results/", {"words": "It is so.", "links": "nowhere"}, "It is so."),
        ("{campaign}points/", {"words": "T" * 241}, "T" * 241),
        ("{campaign}conversation/", {"words": ""}, "Say something to begin with."),
        ("{campaign}names/", {"words": "W" * 301}, "W" * 301),
        ("{need}", {"amount": "lots", "words": "With the trailer."}, "With the trailer."),
        ("{need}mark/", {"words": "What Ransdale raised"}, "What Ransdale raised"),
    ],
)
def test_what_was_typed_is_kept_when_something_is_missing(
    path: str, said: dict[str, str], kept: str, nell: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    urls = {
        "list": LIST,
        "campaign": campaign.get_absolute_url(),
        "need": needs(campaign).get_absolute_url(),
    }
    response = signed_in(nell).post(path.format(**urls), said)
    html = response.content.decode()
    assert response.status_code == 422
    assert kept in html
    assert 'class="err' in html or "to put right first" in html


def test_the_words_and_the_day_change_and_the_end_is_said(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    client, base = signed_in(nell), campaign.get_absolute_url()
    client.post(f"{base}words/", CALLED | {"title": "Soil, in one line"})
    client.post(f"{base}day/", {"until": "2026-11-25", "why": "The vote was moved."})
    html = page(client, base)
    assert "Soil, in one line" in html
    assert "Moved from 18 November 2026: The vote was moved." in html
    client.post(f"{base}closing/", {"how": "ended", "words": "We came in May."})
    html = page(signed_in(ruth), base)
    assert "It is over, and did not come true" in html
    assert "We came in May." in html
    assert "I stand behind it" not in html
    assert "Soil, in one line" in page(client, LIST + "?show=ended")
