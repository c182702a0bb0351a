"""Top fives: for one field and reach, by the member's criterion, in the member's order, for the member's eyes."""

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.trust import actions, queries
from barnraiser.acts.trust.models import FIVE, Pick, Shortlist, Target
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people import queries as everything
from barnraiser.people.models import Person
from demo import cast
from tests.architecture.lists import costs_the_same
from tests.at_once import at_once
from tests.conftest import joins
from tests.reading import page
from tests.signing_in import signed_in

from .telling import trusts

pytestmark = pytest.mark.django_db
BEGUN = {"field": "soil", "reach": "anywhere", "basis": "words", "words": "explains things well"}


def begun(by: Person, **other: str) -> Shortlist:
    return actions.open_shortlist(by=by, **BEGUN | other)


def names(shortlist: Shortlist) -> list[str]:
    rows = Pick.objects.filter(shortlist=shortlist).select_related("person").order_by("place")
    return [pick.person.name for pick in rows]


def grower(number: int, community: Community, host: Person) -> Person:
    part = cast.Part(
        f"Grower {number:02}", "Grows", "private", interests=("soil",), post=f"grower{number:02}"
    )
    return joins(part, community, host)


@pytest.mark.requirement("C3")
def test_one_a_field_and_reach_by_a_criterion_of_ones_own(ruth: Person, soil_and_table: Community) -> None:
    first = begun(ruth)
    assert begun(ruth, field="SOIL", words="other") == first
    near = begun(ruth, reach="place", basis="near", words="")
    assert near != first
    assert (first.criterion, near.criterion) == ("explains things well", "Is nearest to me")
    actions.set_criterion(by=ruth, shortlist=first, basis="words", words="has done it")
    assert first.criterion == "has done it"
    for wrong in ({"field": "Soil", "reach": "anywhere", "words": "x"}, {"field": "hedges", "words": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Shortlist.objects.create(by=ruth, **wrong)


@pytest.mark.requirement("C3")
def test_five_at_most_in_the_members_own_order_and_the_database_agrees(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    before, shortlist = Act.objects.filter(kind__startswith="trust.").count(), begun(ruth)
    growers = [grower(number, soil_and_table, nell) for number in range(6)]
    for person in growers[:5]:
        actions.pick(by=ruth, shortlist=shortlist, person=person)
    actions.pick(by=ruth, shortlist=shortlist, person=growers[0])
    with pytest.raises(Refused, match="Five is the most"):
        actions.pick(by=ruth, shortlist=shortlist, person=growers[5])
    for place in (1, 6):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pick.objects.create(shortlist=shortlist, person=growers[5], place=place)
    actions.move_up(by=ruth, shortlist=shortlist, person=growers[2])
    actions.move_up(by=ruth, shortlist=shortlist, person=growers[0])
    assert names(shortlist) == ["Grower 00", "Grower 02", "Grower 01", "Grower 03", "Grower 04"]
    actions.unpick(by=ruth, shortlist=shortlist, person=growers[2])
    actions.pick(by=ruth, shortlist=shortlist, person=growers[5])
    assert names(shortlist) == ["Grower 00", "Grower 01", "Grower 03", "Grower 04", "Grower 05"]
    actions.forget(person=growers[1])
    actions.pick(by=ruth, shortlist=shortlist, person=growers[2])
    assert names(shortlist)[-1] == "Grower 02"
    assert Act.objects.filter(kind__startswith="trust.").count() == before
    actions.let_shortlist_go(by=ruth, shortlist=shortlist)
    assert not Pick.objects.exists()


@pytest.mark.requirement("C3")
def test_whom_to_consider_stands_by_name_and_no_criterion_changes_that(
    ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    people.edit_profile(by=priya, person=priya, interests=["Soil", "wheat"], place="Ransdale")
    talk = conversations.start(
        by=ruth, community=soil_and_table, kind="question", title="Why is my soil sour?", words="Is it?"
    )
    conversations.reply(by=priya, conversation=talk, words="Lime it.")
    trusts(ruth, callum, soil_and_table, scope="advice on soil")
    trusts(nell, priya, soil_and_table, scope="soil and secrets")
    shortlist = begun(ruth)
    facts: dict[str, Mapping[int, str]] = {}
    for basis in Shortlist.Basis:
        actions.set_criterion(
            by=ruth, shortlist=shortlist, basis=basis, words="mine" if basis == "words" else ""
        )
        found = list(queries.candidates(ruth, shortlist))
        assert found == [callum, nell, priya], "by name"
        facts[basis.value] = queries.facts(ruth, shortlist, found)
    assert facts["words"] == {}
    assert facts["shares"][priya.pk] == "You both care about soil and wheat."
    assert facts["near"] == {
        callum.pk: "In your own place.",
        nell.pk: "In your own place.",
        priya.pk: "Has not said where, or you have not.",
    }
    assert facts["vouched"] == {callum.pk: "You vouched for them: advice on soil"}, (
        "only what she said herself"
    )
    assert facts["answered"] == {priya.pk: "Answered: “Why is my soil sour?”"}
    near = begun(ruth, reach="place")
    assert list(queries.candidates(ruth, near)) == [callum, nell]
    assert list(queries.candidates(ruth, begun(ruth, field="lentils"))) == [callum]
    assert list(queries.candidates(ruth, near, "Priya")) == [priya], "by name, whatever they care about"


@pytest.mark.requirement("C3")
def test_from_the_first_field_to_the_fifteen_through_the_pages(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    assert client.post("/me/top-fives/", BEGUN | {"words": ""}).status_code == 422
    assert client.post("/me/top-fives/", BEGUN | {"reach": "moon"}).status_code == 422
    assert client.post("/me/top-fives/", BEGUN | {"reach": "country"}).status_code == 422, (
        "she named no country"
    )
    url = client.post("/me/top-fives/", BEGUN).url  # type: ignore[attr-defined]
    html = page(client, url)
    assert "By: " not in html
    assert "Anywhere in the world, by: explains things well." in html
    assert 'href="/people/?interest=soil"' in html
    for person in (callum, nell):
        assert person.name in html
        client.post(f"{url}people/{person.handle}/")
    client.post(f"{url}people/nell-whitlock/raising/")
    html = page(client, url)
    assert html.index("Nell Whitlock") < html.index("Callum Birch")
    client.post(f"{url}people/callum-birch/my-fifteen/")
    assert Target.objects.get().why == "soil: explains things well"
    assert "On your fifteen" in page(client, url)
    client.post(f"{url}people/nell-whitlock/removal/")
    assert client.post(url, {"basis": "words", "words": ""}).status_code == 422
    client.post(url, {"basis": "shares", "words": ""})
    assert "by: Shares most with me." in page(client, url)
    assert "Callum Birch" in page(client, "/me/top-fives/")
    assert client.post(f"{url}removal/").status_code == 302
    assert not Shortlist.objects.exists()
    assert Target.objects.exists()


@pytest.mark.requirement("C3")
def test_a_top_five_is_its_keepers_alone(
    ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    shortlist = begun(ruth, words="never rings before noon")
    actions.pick(by=ruth, shortlist=shortlist, person=callum)
    url = shortlist.get_absolute_url()
    assert "never rings" in json.dumps(everything.everything_about(ruth), default=str)
    for viewer in (callum, nell, harald):
        client = signed_in(viewer)
        for path in (url, "/me/top-fives/nosuchcode12/"):
            assert client.get(path).status_code == 404
        for part in (
            "removal",
            "people/nell-whitlock",
            "people/callum-birch/removal",
            "people/callum-birch/my-fifteen",
        ):
            assert client.post(f"{url}{part}/").status_code == 404
        for path in ("/", "/me/", "/me/top-fives/", "/me/fifteen/", "/notices/", "/people/?q=noon"):
            assert "never rings" not in page(client, path)
        assert "never rings" not in json.dumps(everything.everything_about(viewer), default=str)
        calls = (
            partial(actions.pick, person=nell),
            partial(actions.unpick, person=callum),
            partial(actions.move_up, person=callum),
            partial(actions.put_pick_on_list, person=callum),
            partial(actions.set_criterion, basis="near"),
            actions.let_shortlist_go,
        )
        for call in calls:
            with pytest.raises(Refused):
                call(by=viewer, shortlist=shortlist)
    assert not Shortlist.objects.visible_to(None).exists()
    assert names(shortlist) == ["Callum Birch"]
    with pytest.raises(Refused):
        actions.pick(by=ruth, shortlist=shortlist, person=harald)
    assert signed_in(ruth).post(f"{url}people/{harald.handle}/").status_code == 404


def test_who_has_left_is_a_name_that_can_be_taken_off(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    shortlist = begun(ruth, basis="shares", words="")
    actions.pick(by=ruth, shortlist=shortlist, person=callum)
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    client, url = signed_in(ruth), shortlist.get_absolute_url()
    html = page(client, url)
    assert "You share no community now." in html
    assert "You both care about" not in html.split('id="five"')[1].split('id="others"')[0]
    assert callum.get_absolute_url() not in html.replace(f"{url}people/callum-birch/", "")
    assert client.post(f"{url}people/callum-birch/my-fifteen/").status_code == 403
    client.post(f"{url}people/callum-birch/removal/")
    assert names(shortlist) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("C3")
def test_of_eight_picked_at_once_five_stay(
    ruth: Person, nell: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    shortlist = begun(ruth)
    growers = [grower(number, soil_and_table, nell) for number in range(8)]
    outcomes = at_once(
        [partial(actions.pick, by=ruth, shortlist=shortlist, person=one) for one in growers], tmp_path
    )
    assert sum(isinstance(outcome, Pick) for outcome in outcomes) == FIVE
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 3
    assert Pick.objects.count() == FIVE
    outcomes = at_once([partial(begun, ruth, field="hedges")] * 6, tmp_path)
    assert len({outcome.pk for outcome in outcomes}) == 1


def test_the_pages_cost_the_same_for_3_rows_and_for_30(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    shortlist = begun(ruth, basis="answered", words="")

    def add(number: int) -> None:
        person = grower(number, soil_and_table, nell)
        if number < 20:
            actions.pick(by=ruth, shortlist=begun(ruth, field=f"field {number}"), person=person)

    client = signed_in(ruth)
    costs_the_same(client, "/me/top-fives/", add)
    few = Pick.objects.count()
    assert few == 20
    page(client, shortlist.get_absolute_url())
