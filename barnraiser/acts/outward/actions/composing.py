"""A steward composes a newsletter from what stands in public, and sends it."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.db import transaction
from django.db.models import Max

from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock, text
from barnraiser.people.models import Person

from ..manifest import SENT
from ..models import Issue, Pick
from ..rules import MOST_PICKS, may_change, may_compose, may_go_out, may_send


def compose(
    *, by: Person, community: Community, title: str, words: str, picks: Sequence[Conversation] = ()
) -> Issue:
    """A draft of a newsletter stands at the community's desk, for its stewards alone."""
    may_compose(by, community).require()
    draft = Issue(community=community, title=text.one_line(title), words=words, by=by)
    return _write(draft, community, picks)


def recompose(
    *, by: Person, issue: Issue, title: str, words: str, picks: Sequence[Conversation] = ()
) -> Issue:
    """The draft says this from now on, and names these conversations."""
    may_change(by, issue).require()
    issue.title, issue.words = text.one_line(title), words
    return _write(issue, issue.community, picks)


def _write(issue: Issue, community: Community, picks: Sequence[Conversation]) -> Issue:
    """Rendered before the transaction begins: that is slow, and a write holds up every other."""
    for conversation in picks:
        may_go_out(conversation, community).require()
    issue.html = text.render(issue.words)
    with transaction.atomic():
        issue.save()
        _pick(issue, picks)
    return issue


def _pick(issue: Issue, picks: Iterable[Conversation]) -> None:
    Pick.objects.filter(issue=issue).delete()
    chosen = list(dict.fromkeys(picks))[:MOST_PICKS]
    Pick.objects.bulk_create(
        Pick(issue=issue, conversation=talk, place=place) for place, talk in enumerate(chosen)
    )


@transaction.atomic
def discard(*, by: Person, issue: Issue) -> None:
    """The draft is no more."""
    may_change(by, issue).require()
    issue.delete()


@transaction.atomic
def send(*, by: Person, issue: Issue) -> Issue:
    """The newsletter is out: everybody may read it, and it is on its way to its readers and to members who want news."""
    Community.objects.select_for_update(of=("self",)).get(pk=issue.community_id)
    issue.refresh_from_db(fields=["sent_at"])
    may_send(by, issue).require()
    last = Issue.objects.filter(community=issue.community).aggregate(last=Max("number"))["last"]
    issue.number, issue.sent_at = (last or 0) + 1, clock.now()
    issue.save(update_fields=["number", "sent_at"])
    ledger.record(SENT, by=by, within=issue.community, about=issue.ref)
    transaction.on_commit(partial(_deliver, issue.pk))
    return issue


def _deliver(key: int) -> None:
    from ..tasks import deliver

    deliver.enqueue(key)
