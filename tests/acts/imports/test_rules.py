import pytest

from barnraiser.acts.imports import actions, rules
from barnraiser.acts.imports.models import Import
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Membership, Role
from barnraiser.people.models import Person

from .archive import MAY, brought_in, looked_over, mbox, uploaded

pytestmark = pytest.mark.django_db


def test_stewards_may_and_nobody_else(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    brought = looked_over(nell, soil_and_table, mbox(*MAY))
    for rule in (rules.may_see, rules.may_run, rules.may_withdraw):
        assert rule(nell, brought)
        assert not rule(ruth, brought)
        assert not rule(harald, brought)
    communities.grant(
        by=nell,
        membership=Membership.objects.select_related("community", "person").get(person=ruth),
        role=Role.STEWARD,
    )
    assert rules.may_run(ruth, brought)


def test_what_is_done_is_done(nell: Person, soil_and_table: Community) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    done = Import.objects.whole().get()
    for rule in (rules.may_run, rules.may_withdraw):
        assert "done with" in rule(nell, done).reason


def test_what_is_running_is_not_left(nell: Person, soil_and_table: Community) -> None:
    brought = looked_over(nell, soil_and_table, mbox(*MAY))
    actions.begin(by=nell, brought=brought)
    running = Import.objects.whole().get()
    assert rules.may_run(nell, running)
    assert "right now" in rules.may_withdraw(nell, running).reason


def test_nothing_comes_in_unseen(nell: Person, soil_and_table: Community) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    assert "still being read" in rules.may_run(nell, brought).reason
    assert rules.may_run(nell, brought, now=True)
    actions.begin(by=nell, brought=brought, now=True)
    assert rules.may_run(nell, Import.objects.whole().get())
