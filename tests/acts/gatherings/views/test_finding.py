import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.models import Gathering, Meeting, Rsvp, Step
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..actions.test_meeting import over_coffee, says_met
from ..telling import EVENING, MONDAY
from .asking import CALL, GIVEN, LIST

pytestmark = pytest.mark.django_db


def test_a_concern_can_be_raised_about_a_gathering_and_about_what_somebody_says(
    farm: Gathering, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    told = over_coffee(ruth, callum, soil_and_table)
    with clock.at(EVENING):
        for person, thing, offered in (
            (ruth, farm, True),
            (nell, farm, False),
            (callum, told, True),
            (ruth, told, False),
        ):
            html = page(signed_in(person), thing.get_absolute_url())
            assert ("Raise a concern" in html) == offered, (person, thing)
        where = f"/concern/?about={farm.ref}".replace(":", "%3A")
        assert farm.title.split(",")[0] in page(signed_in(ruth), where)


def test_who_may_not_see_finds_nothing(
    been: Gathering, ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    """As a stranger, as a member of nothing here, as one who left: whatever is asked for does not exist."""
    (met,) = says_met(ruth, been, callum)
    coffee = over_coffee(ruth, callum, soil_and_table)
    with clock.at(EVENING):
        step = actions.agree(by=callum, gathering=been, words="CANARY", who=callum)
        meant = actions.intend(by=callum, toward=ruth, gathering=been)
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    url = been.get_absolute_url()
    gets = [
        LIST,
        CALL,
        *(f"{url}{part}" for part in ("", "change/", "calling-off/", "hosting/", "calendar.ics")),
    ]
    posts = [
        "answer",
        "hosts",
        "hosts/withdrawal",
        "attendance",
        "attendance/withdrawal",
        "ticks",
        "conclusion",
    ]
    posts += ["meetings", "conversation", "steps", "intentions"]
    every = [("get", g) for g in gets] + [("post", f"{url}{p}/") for p in posts]
    every += [("post", f"/steps/{step.code}/completion/"), ("post", f"/intentions/{meant.code}/withdrawal/")]
    for client in (Client(), signed_in(harald), signed_in(callum)):
        for verb, address in every:
            assert getattr(client, verb)(address).status_code == 404, address
    for client in (Client(), signed_in(harald)):
        for told in (met, coffee):
            assert client.get(told.get_absolute_url()).status_code == 404
            assert client.post(f"{told.get_absolute_url()}withdrawal/").status_code == 404
        assert client.get(f"/people/{ruth.handle}/met/").status_code == 404
    assert Client().get("/calendar/nothing.ics").status_code == 404
    assert (Step.objects.count(), Meeting.objects.count(), Rsvp.objects.count()) == (1, 2, 0)


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}"]
)
def test_whatever_is_typed_stays_text(payload: str, ruth: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    with clock.at(MONDAY):
        typed = dict.fromkeys(("title", "words", "place", "directions", "access"), payload)
        client.post(CALL, GIVEN | typed)
        held = queries.visible_to(ruth).get()
        for url in (LIST, held.get_absolute_url(), f"{held.get_absolute_url()}change/"):
            html = page(client, url)
            assert "<script>alert" not in html
            assert "<img src=x" not in html
            assert ">14<" not in html


def test_changing_is_not_reading(been: Gathering, ruth: Person) -> None:
    client = signed_in(ruth)
    for part in (
        "answer",
        "attendance",
        "ticks",
        "conclusion",
        "meetings",
        "steps",
        "intentions",
        "conversation",
    ):
        assert client.get(f"{been.get_absolute_url()}{part}/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(f"{been.get_absolute_url()}answer/", {"coming": "yes"}).status_code == 403
