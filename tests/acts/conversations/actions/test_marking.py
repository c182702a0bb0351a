import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Bookmark, Nod
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import asks, opening


@pytest.mark.requirement("E6")
def test_a_nod_is_no_act_and_so_never_counts_as_trust(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    first = opening(asks(ruth, soil_and_table))
    before = Act.objects.count()
    for _ in range(2):
        actions.nod(by=callum, message=first)
    told = queries.said(callum, [first])[0].beside
    assert (told.nods, told.has_nodded) == (1, True)
    assert Act.objects.count() == before
    actions.take_back_nod(by=callum, message=first)
    assert not Nod.objects.exists()


def test_nobody_nods_at_themselves_or_from_outside(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    first = opening(asks(ruth, soil_and_table))
    for by in (ruth, harald):
        with pytest.raises(Refused):
            actions.nod(by=by, message=first)


def test_what_is_kept_is_kept_for_oneself(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    first = opening(asks(ruth, soil_and_table))
    before = Act.objects.count()
    for _ in range(2):
        actions.keep(by=callum, message=first)
    assert list(queries.kept(callum)) == [first]
    assert list(queries.kept(ruth)) == []
    assert not queries.said(ruth, [first])[0].beside.is_kept
    assert Act.objects.count() == before
    actions.let_be(by=callum, message=first)
    assert not Bookmark.objects.exists()


def test_what_one_no_longer_sees_is_not_among_what_one_kept(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    actions.keep(by=callum, message=opening(talk))
    actions.open_to(by=ruth, conversation=talk, audience="trusted")
    assert list(queries.kept(callum)) == []
    with pytest.raises(Refused):
        actions.keep(by=harald, message=opening(talk))


def test_once_a_person_is_the_databases_word(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    first = opening(asks(ruth, soil_and_table))
    Nod.objects.create(message=first, by=callum)
    Bookmark.objects.create(message=first, person=callum)
    with pytest.raises(IntegrityError), transaction.atomic():
        Nod.objects.create(message=first, by=callum)
    with pytest.raises(IntegrityError), transaction.atomic():
        Bookmark.objects.create(message=first, person=callum)


def test_whoever_is_forgotten_nodded_at_nothing(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    first = opening(asks(ruth, soil_and_table))
    actions.nod(by=callum, message=first)
    actions.keep(by=callum, message=first)
    assert queries.own(callum)["kept"] == [first.code]
    actions.forget(person=callum)
    assert not Nod.objects.exists()
    assert not Bookmark.objects.exists()
