"""Keep what somebody began to write, for them alone, and throw it away."""

from django.db import transaction

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Conversation, Draft
from ..rules import may_join_in, may_start


@transaction.atomic
def keep_draft(
    *,
    by: Person,
    community: Community,
    conversation: Conversation | None = None,
    words: str,
    title: str = "",
    kind: str = "",
    audience: str = "",
    to: str = "",
) -> Draft | None:
    """This is what the person began to write there; nothing, where the words are empty."""
    (may_join_in(by, conversation) if conversation else may_start(by, community)).require()
    if not words.strip() and not title.strip():
        throw_away(by=by, community=community, conversation=conversation)
        return None
    said = {
        "words": words,
        "title": title,
        "kind": kind,
        "audience": audience,
        "to": to,
        "kept_at": clock.now(),
    }
    return Draft.objects.update_or_create(
        by=by, community=community, conversation=conversation, defaults=said
    )[0]


@transaction.atomic
def throw_away(*, by: Person, community: Community, conversation: Conversation | None = None) -> None:
    """Nothing of what the person began to write there is kept."""
    Draft.objects.filter(by=by, community=community, conversation=conversation).delete()
