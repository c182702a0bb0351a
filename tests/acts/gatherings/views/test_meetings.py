import pytest

from barnraiser.acts.gatherings import queries
from barnraiser.acts.gatherings.models import Meeting
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import EVENING

pytestmark = pytest.mark.django_db


def test_a_coffee_is_said_by_one_and_confirmed_by_the_other(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    url = f"/people/{callum.handle}/met/"
    said = {"day": "2026-10-16", "minutes": "60", "place": "The Wholefood Co-op"}
    with clock.at(EVENING):
        assert f'href="{url}"' in page(signed_in(ruth), f"/people/{callum.handle}/")
        page(signed_in(ruth), url)
        assert signed_in(ruth).post(url, said | {"day": "2026-10-19"}).status_code == 422
        signed_in(ruth).post(url, said)
        told = queries.meeting_visible_to(ruth).get()
        assert "Did you meet Ruth Amsel?" in page(signed_in(callum), told.get_absolute_url())
        assert signed_in(nell).post(f"{told.get_absolute_url()}reply/", {"met": "yes"}).status_code == 404
        assert signed_in(ruth).post(f"{told.get_absolute_url()}reply/", {"met": "yes"}).status_code == 403
        signed_in(callum).post(f"{told.get_absolute_url()}reply/", {"met": "yes"})
        assert "You have both said so." in page(signed_in(ruth), told.get_absolute_url())
        assert "The Wholefood Co-op" in page(signed_in(ruth), url)
        signed_in(ruth).post(f"{told.get_absolute_url()}withdrawal/")
    assert not Meeting.objects.exists()
