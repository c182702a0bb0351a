"""Let go of a promise on leaving. Whether somebody leaves, the rule of acts/belonging has said before."""

from django.db import transaction

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..models import Answer
from .answering import step_back

GONE = "I am leaving, and cannot keep it."


@transaction.atomic
def let_go(*, by: Person, community: Community, key: str) -> None:
    """The one who was promised something knows that it will not happen, as “not this time”."""
    answer = Answer.objects.with_steps().get(favour__community=community, code=key)
    step_back(by=by, answer=answer, words=GONE)
