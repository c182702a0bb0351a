"""Each new message sets out to everybody who hears all of it at once."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from barnraiser.acts.conversations.manifest import REPLIED, STARTED
from barnraiser.acts.conversations.models import Message
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import new_code

from .. import queries, tasks
from ..models import Delivery, Round

NEW_FOR = timedelta(days=2)
BATCH = 500
HANDFUL = 200


def follow(community: Community, codes: Iterable[str]) -> None:
    """Where somebody spoke, the work that can wait is asked for, and nothing else."""
    if {STARTED.code, REPLIED.code} & set(codes):
        tasks.begin_rounds.enqueue(community.pk)


def begin_rounds(*, community_id: int) -> None:
    """Each message of the last days that has not set out does. What an archive brought never does."""
    begun = Round.objects.filter(message=OuterRef("pk"))
    recent = clock.now() - NEW_FOR
    new = Message.objects.filter(
        ~Exists(begun),
        conversation__community=community_id,
        conversation__last_at__gt=recent,
        source="",
        at__gt=recent,
    )
    for message in new.select_related("conversation__community").order_by("at", "pk"):
        _begin(message)


@transaction.atomic
def _begin(message: Message) -> None:
    round, is_new = Round.objects.get_or_create(message=message)
    if not is_new:
        return
    keys = list(queries.hearers(message).values_list("pk", flat=True))
    Delivery.objects.bulk_create(
        (Delivery(round=round, person_id=key, code=new_code()) for key in keys), batch_size=BATCH
    )
    enqueue_waiting(round)


def enqueue_waiting(round: Round) -> None:
    """A job for every two hundred that are due."""
    waiting = Delivery.objects.filter(round=round, state=Delivery.State.WAITING, due_at__lte=clock.now())
    keys = list(waiting.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), HANDFUL):
        handful = keys[start : start + HANDFUL]
        tasks.hand_over.enqueue(round.pk, handful[0], handful[-1])
    if not Delivery.objects.filter(round=round, state=Delivery.State.WAITING).exists():
        Round.objects.filter(pk=round.pk).update(is_over=True)
