import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.decisions.actions.held import held
from barnraiser.acts.decisions.models import Proposal
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import proposes

pytestmark = pytest.mark.django_db


def test_it_is_the_proposal_as_it_stands_now_with_whom_an_act_names(
    ruth: Person, soil_and_table: Community
) -> None:
    old = proposes(ruth, soil_and_table)
    Proposal.objects.filter(pk=old.pk).update(title="Renamed")
    with transaction.atomic(), CaptureQueriesContext(connection) as captured:
        found = held(old)
        assert (found.title, found.by, found.community) == ("Renamed", ruth, soil_and_table)
        assert found.talk == old.talk
    assert len(captured) == 1
    if connection.features.has_select_for_update:
        assert "FOR UPDATE" in captured[0]["sql"]
