import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.campaigns.models import Pledge, Step
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import becomes, calls, gives, later, needs, reached

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/campaigns/"


@pytest.fixture(autouse=True)
def the_first_week() -> object:
    """All of it happens in the week after the campaign was called."""
    with clock.at(later(days=5)):
        yield


@pytest.mark.requirement("H4")
def test_a_pledge_from_the_form_to_its_end(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    need = needs(calls(nell, soil_and_table), "money", 200_000)
    giver, keeper, url = signed_in(ruth), signed_in(nell), need.get_absolute_url()
    form = page(giver, url)
    assert "Your name and your words are seen by every member of Soil &amp; Table" in form
    assert "Quietly: only those who carry the campaign see my name" in form
    giver.post(url, {"amount": "125.50", "words": "From the bun money."})
    pledge = Pledge.objects.get()
    assert (pledge.amount, pledge.by_id, reached(need)) == (12_550, ruth.pk, (12_550, 0, 0))
    giver.post(url, {"amount": "100", "words": "From the bun money."})
    assert reached(need) == (10_000, 0, 0)
    own = pledge.get_absolute_url()
    assert "Yes, we count on it" in page(keeper, own)
    assert "Yes, we count on it" not in page(giver, own)
    keeper.post(f"{own}steps/", {"kind": "confirmed"})
    assert giver.post(url, {"amount": "1"}).status_code == 403
    assert giver.post(f"{own}withdrawal/").status_code == 403
    assert "It is done" in page(giver, own)
    giver.post(f"{own}steps/", {"kind": "delivered"})
    keeper.post(f"{own}steps/", {"kind": "received", "words": "Thank you."})
    assert reached(need) == (10_000, 10_000, 10_000)
    html = page(giver, own)
    assert "Thank you." in html
    assert "Nothing is waiting for you" in html


def test_a_word_can_be_taken_back_and_answered_for(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table))
    giver, keeper = signed_in(ruth), signed_in(nell)
    first = gives(ruth, need)
    giver.post(f"{first.get_absolute_url()}withdrawal/")
    assert not Pledge.objects.exists()
    pledge = gives(ruth, need)
    becomes(nell, pledge, "confirmed")
    steps = f"{pledge.get_absolute_url()}steps/"
    assert giver.post(steps, {"kind": "answered", "due": "2026-09-01"}).status_code == 422
    giver.post(steps, {"kind": "answered", "words": "Calving.", "due": "2026-09-01"})
    assert "Calving." in page(keeper, pledge.get_absolute_url())
    assert "1 September 2026" in page(keeper, pledge.get_absolute_url())
    assert keeper.post(steps, {"kind": "not_kept"}).status_code == 403
    keeper.post(steps, {"kind": "let_go", "words": "Never mind."})
    assert Step.objects.filter(kind="let_go", words="Never mind.").exists()


def test_who_left_sees_and_takes_back_their_own_word(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    free, counted = gives(ruth, need), gives(ruth, needs(campaign, title="Vans"))
    becomes(nell, counted, "confirmed")
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    client, url = signed_in(ruth), free.get_absolute_url()
    html = page(client, url)
    assert "You are no longer a member of Soil &amp; Table" in html
    for hidden in (need.get_absolute_url(), campaign.get_absolute_url(), LIST):
        assert f'href="{hidden}"' not in html
    assert "Take my word back" in html
    assert "Take my word back" not in page(client, counted.get_absolute_url())
    assert client.post(f"{counted.get_absolute_url()}withdrawal/").status_code == 403
    assert signed_in(callum).post(f"{url}withdrawal/").status_code == 404
    answer = client.post(f"{url}withdrawal/", follow=True)
    assert answer.status_code == 200
    assert "Your pledge is taken back" in answer.content.decode()
    assert Pledge.objects.get() == counted


def test_a_steward_who_steps_in_answers_what_was_given(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    need = needs(calls(ruth, soil_and_table))
    pledge = gives(callum, need, quiet=True)
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    assert "Callum Birch" in page(signed_in(nell), need.get_absolute_url())
    signed_in(nell).post(f"{pledge.get_absolute_url()}steps/", {"kind": "confirmed"})
    assert reached(need) == (4, 4, 0)


def test_a_quiet_word_names_nobody_but_to_who_carries_it(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    signed_in(ruth).post(need.get_absolute_url(), {"amount": "4", "words": "Hush.", "quiet": "on"})
    pledge = Pledge.objects.get()
    for url in (need.get_absolute_url(), campaign.get_absolute_url()):
        html = page(signed_in(callum), url)
        assert "Ruth Amsel" not in html
        assert "Hush." not in html
        assert "4</b> of 40 hours" in html, "it counts in the totals"
    assert signed_in(callum).get(pledge.get_absolute_url()).status_code == 404
    assert "Ruth Amsel" in page(signed_in(nell), need.get_absolute_url())


def test_a_mark_is_set_against_another_campaign(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    rival = needs(calls(ruth, soil_and_table, "Beans"))
    becomes(ruth, gives(nell, rival, 7), "confirmed")
    need = needs(calls(nell, soil_and_table))
    signed_in(nell).post(f"{need.get_absolute_url()}mark/", {"against": rival.code})
    html = page(signed_in(ruth), need.get_absolute_url())
    assert "To beat: 7, Beans." in html
    assert f'href="{rival.campaign.get_absolute_url()}"' in html
