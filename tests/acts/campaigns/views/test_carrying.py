import pytest

from barnraiser.acts.campaigns.models import Endorsement, Owner, Pledge
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import calls, later, needs, reached

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_first_week() -> object:
    """All of it happens in the week after the campaign was called."""
    with clock.at(later(days=5)):
        yield


@pytest.mark.requirement("H5")
def test_a_name_stands_with_its_reason_and_the_missing_sectors_are_named(
    nell: Person, ruth: Person, priya: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    url, client = campaign.get_absolute_url(), signed_in(ruth)
    before = page(client, url)
    assert f'href="{priya.get_absolute_url()}">Ask Priya Nair</a>' in before
    assert "you could be the first" in before
    assert 'href="/people/?sector=media">Find somebody</a>' in before
    client.post(f"{url}names/", {"words": "My grandmother’s worms."})
    html = page(signed_in(priya), url)
    assert "My grandmother’s worms." in html
    assert "All five are heard where four are not" in html
    client.post(f"{url}names/", {"words": "Clay."})
    assert Endorsement.objects.get().words == "Clay."
    client.post(f"{url}names/withdrawal/")
    assert not Endorsement.objects.exists()
    assert client.post(f"{url}names/withdrawal/").status_code == 404


def test_where_names_are_collected_the_name_goes_there(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign, "signatures", 200, title="Names under the letter")
    client, url = signed_in(ruth), campaign.get_absolute_url()
    client.post(f"{url}names/", {"words": "Worms."})
    client.post(f"{url}names/", {"words": "Clay."})
    assert Pledge.objects.get().words == "Clay."
    assert reached(need) == (1, 1, 1)
    client.post(f"{url}names/withdrawal/")
    assert not Pledge.objects.exists()


def test_a_part_is_carried_by_who_says_yes(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    url = campaign.get_absolute_url()
    for person in (ruth, callum):
        signed_in(nell).post(f"{url}owners/", {"person": person.handle, "part": f"For {person.name}"})
    assert "Nell Whitlock asks you to carry a part: For Ruth Amsel" in page(signed_in(ruth), url)
    signed_in(ruth).post(f"{url}owners/answer/", {"answer": "yes"})
    signed_in(callum).post(f"{url}owners/answer/", {"answer": "no"})
    html = page(signed_in(callum), url)
    assert "For Ruth Amsel" in html
    assert "For Callum Birch" not in html
    assert signed_in(callum).post(f"{url}owners/answer/", {"answer": "yes"}).status_code == 404
    signed_in(nell).post(f"{url}owners/end/")
    assert [o.person_id for o in Owner.objects.standing()] == [ruth.pk]
    assert signed_in(nell).post(f"{url}owners/end/").status_code == 404
