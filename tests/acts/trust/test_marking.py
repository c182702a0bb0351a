"""Where somebody comes from in one's life: for one's own eyes."""

import json
from functools import partial
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.trust import actions, queries
from barnraiser.acts.trust.models import Mark
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground.verdict import Refused
from barnraiser.people import queries as everything
from barnraiser.people.models import Person
from tests.at_once import at_once
from tests.reading import page
from tests.signing_in import signed_in

from .telling import trusts

pytestmark = pytest.mark.django_db
CARD = "/people/callum-birch/you-two/"


@pytest.mark.requirement("B7")
def test_somebody_is_marked_several_times_over_and_it_is_no_act(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    before = Act.objects.count()
    actions.mark(by=ruth, person=callum, origins=["friend", "co-worker", "friend"])
    assert queries.marks_on(ruth, callum) == ["friend", "co-worker"] or set(
        queries.marks_on(ruth, callum)
    ) == {"friend", "co-worker"}
    actions.mark(by=ruth, person=callum, origins=["family", "friend"])
    assert [one.labels for one in queries.marked(ruth)] == [["Family", "Friend"]]
    assert Act.objects.count() == before
    for wrong in (
        partial(actions.mark, by=ruth, person=harald, origins=["friend"]),
        partial(actions.mark, by=ruth, person=ruth, origins=["friend"]),
    ):
        with pytest.raises(Refused):
            wrong()
    with pytest.raises(ValueError, match="rival"):
        actions.mark(by=ruth, person=callum, origins=["rival"])
    for wrong_row in ({"person": callum, "origin": "friend"}, {"person": ruth, "origin": "friend"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Mark.objects.create(by=ruth, **wrong_row)
    actions.mark(by=ruth, person=callum, origins=[])
    assert not Mark.objects.exists()


@pytest.mark.requirement("B7")
def test_it_is_set_on_the_page_of_two_and_narrows_my_people(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    assert "mark who is family" in page(client, "/me/people/")
    client.post(f"{CARD}marks/", {"origins": ["classmate", "fellow"]})
    assert client.post(f"{CARD}marks/", {"origins": ["boss"]}).status_code == 422
    client.post("/people/nell-whitlock/you-two/marks/", {"origins": ["family"]})
    trusts(ruth, callum, soil_and_table, reason="He came at dawn.")
    trusts(ruth, nell, soil_and_table, reason="She kept the tin.")
    html = page(client, "/me/people/")
    assert "Classmate, Fellow" in html
    assert "He came at dawn." in html
    assert "She kept the tin." in html
    html = page(client, "/me/people/?mark=classmate")
    assert "Callum Birch" in html
    assert "She kept the tin." not in html
    assert "Nell Whitlock" not in html
    assert "Nobody is marked as co-worker." in page(client, "/me/people/?mark=co-worker")
    assert "She kept the tin." in page(client, "/me/people/?mark=<b>")


@pytest.mark.requirement("B7")
def test_nobody_else_ever_sees_a_mark(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    actions.mark(by=ruth, person=callum, origins=["classmate"])
    assert "classmate" in json.dumps(everything.everything_about(ruth), default=str)
    code = callum.code
    for viewer in (callum, nell):
        assert not Mark.objects.visible_to(viewer).exists()
        assert "lassmate" not in json.dumps(everything.everything_about(viewer), default=str)
        client = signed_in(viewer)
        pages = ("/", "/me/", "/me/people/", "/notices/", "/people/?q=classmate", "/people/callum-birch/")
        for url in pages:
            html = page(client, url).replace("mark who is family, a friend, a classmate", "")
            assert "lassmate" not in html.replace("classmate”", "").replace('value="classmate"', "").replace(
                "q=classmate", ""
            ), url
        assert client.post(f"/me/people/{code}/unmarking/").status_code == 404
    assert not Mark.objects.visible_to(None).exists()
    assert Mark.objects.count() == 1
    mine = page(signed_in(callum), "/people/ruth-amsel/you-two/")
    assert 'value="classmate" id="id_origins_2" checked' not in mine.replace("'", '"')


def test_who_has_left_is_a_name_whose_mark_comes_off(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    actions.mark(by=ruth, person=callum, origins=["friend"])
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    client = signed_in(ruth)
    html = page(client, "/me/people/")
    assert "Callum Birch" in html
    assert CARD not in html
    assert client.post(f"{CARD}marks/", {"origins": ["family"]}).status_code == 404
    assert client.post(f"/me/people/{callum.code}/unmarking/").status_code == 302
    assert not Mark.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_marked_at_once_each_mark_stands_once(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    call = partial(actions.mark, by=ruth, person=callum, origins=["friend", "family"])
    outcomes = at_once([call] * 10, tmp_path)
    assert all(isinstance(outcome, list) for outcome in outcomes)
    assert Mark.objects.count() == 2


def test_forgetting_either_of_the_two_forgets_the_mark(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    for gone in (callum, ruth):
        actions.mark(by=ruth, person=callum, origins=["friend"])
        actions.forget(person=gone)
        assert not Mark.objects.exists()
