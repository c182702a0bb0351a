from pathlib import Path

import pytest

from barnraiser.acts.imports import queries
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people import queries as people
from barnraiser.people.models import Person
from demo import cast

from .archive import JUNE, MAY, brought_in, mbox, talk
from .test_mbox import plan_of

pytestmark = pytest.mark.django_db


def test_imports_are_seen_by_members(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    assert [queries.visible_to(person).count() for person in (nell, ruth, harald, None)] == [1, 1, 0, 0]
    mill = communities.found(by=harald, name="Mill Lane", purpose="A dry mill.")
    assert not queries.earlier(harald, mill).exists()
    assert not queries.earlier(harald, soil_and_table).exists()


def test_what_stands_is_asked_a_few_hundred_at_a_time(
    nell: Person, soil_and_table: Community, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "AT_ONCE", 2)
    brought_in(nell, soil_and_table, mbox(*MAY))
    standing = queries.standing(soil_and_table, plan_of(tmp_path, mbox(*MAY, *JUNE, *talk(3, 3))))
    assert standing.sources == {f"{mail.id}@list.example" for mail in MAY}
    assert standing.addresses == {part.address for part in (cast.JOAQUIN, cast.LUCY, cast.TOMASZ)}


def test_what_stands_elsewhere_does_not_stand_here(
    nell: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    mill = communities.found(by=nell, name="Mill Lane", purpose="A dry mill.")
    assert queries.standing(mill, plan_of(tmp_path, mbox(*MAY))).sources == set()


def test_who_came_in_is_acquainted_by_membership_only(nell: Person, soil_and_table: Community) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    lucy = people.with_address(cast.LUCY.address)
    assert lucy
    assert lucy.pk in queries.acquainted(nell)
    from barnraiser.people import actions

    account = actions.open_account(email=cast.LUCY.address, password=None)
    assert actions.claim(account=account, address=cast.LUCY.address, name="Lucy Tran") == lucy
    assert lucy.pk not in queries.acquainted(nell)
