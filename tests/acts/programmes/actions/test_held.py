from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.programmes import actions
from barnraiser.acts.programmes.models import Draft, Mandate, Statement
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import acts, writes

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("J2", "J4")
@pytest.mark.django_db(transaction=True)
def test_twenty_approvals_at_once_are_one_publication(
    mandate: Mandate, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    draft = writes(mandate, soil_and_table).draft
    outcomes = at_once([partial(actions.approve, by=ruth, draft=draft)] * 20, tmp_path)
    assert sum(isinstance(outcome, Statement) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 19
    assert (Statement.objects.count(), Message.objects.count()) == (1, 1)
    assert (len(acts("approved")), len(acts("stated"))) == (1, 1)


@pytest.mark.requirement("J2", "J4")
@pytest.mark.django_db(transaction=True)
def test_ten_who_publish_and_ten_who_revoke_at_once_let_nothing_out_afterwards(
    mandate: Mandate, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    """Whichever comes first: one revocation, and words that went out before it or not at all."""
    draft = writes(mandate, soil_and_table).draft
    calls: list[Callable[[], object]] = [partial(actions.approve, by=ruth, draft=draft)] * 10
    calls += [partial(actions.end, by=ruth, mandate=mandate)] * 10
    outcomes = at_once(calls, tmp_path)
    assert all(isinstance(outcome, Statement | Mandate | Refused) for outcome in outcomes), outcomes
    assert sum(isinstance(outcome, Mandate) for outcome in outcomes) == 1
    ended = Mandate.objects.get(pk=mandate.pk).until
    assert ended
    published = Statement.objects.all()
    assert len(published) == sum(isinstance(outcome, Statement) for outcome in outcomes) <= 1
    assert all(statement.at <= ended for statement in published)
    assert Message.objects.count() == len(published) == len(acts("stated"))
    kept = Draft.objects.get(pk=draft.pk)
    assert (kept.waiting_since is None) == bool(published), "refused, the draft waits as it did"
