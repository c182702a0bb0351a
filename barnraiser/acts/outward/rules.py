"""Who writes to the world, and what may go there."""

from datetime import timedelta

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_steward
from barnraiser.ground import clock
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from .models import Issue

A_DAY = timedelta(days=1)
MOST_PICKS = 30


def may_compose(by: Person, community: Community) -> Verdict:
    return may_steward(by, community)


def may_change(by: Person, issue: Issue) -> Verdict:
    return all_of(
        lambda: may_compose(by, issue.community),
        lambda: provided(issue.sent_at is None, "This newsletter is out. What is out stays as it was."),
    )


def may_go_out(conversation: Conversation, community: Community) -> Verdict:
    """Only what stands in public already, and nothing that was said in confidence."""
    return provided(
        Conversation.objects.public().for_outside().filter(pk=conversation.pk, community=community).exists(),
        "A newsletter names only conversations that everybody can read already.",
    )


def may_send(by: Person, issue: Issue) -> Verdict:
    lately = Issue.objects.sent().filter(community=issue.community, sent_at__gt=clock.now() - A_DAY)
    standing = Conversation.objects.public().for_outside().filter(pk__in=issue.picks.values("conversation"))
    return all_of(
        lambda: may_change(by, issue),
        lambda: provided(
            standing.exists(), "There is nothing in it yet. Choose at least one conversation that is public."
        ),
        lambda: provided(
            not lately.exists(), "One newsletter a day is as much as anybody reads. Send this one tomorrow."
        ),
    )


def may_be_read(community: Community) -> Verdict:
    """Whoever asks for a newsletter sees first what one looks like."""
    return provided(
        Issue.objects.sent().filter(community=community).exists(), "This community sends no newsletter."
    )


def may_look_out(viewer: Person, community: Community) -> Verdict:
    """There is something in public to look at."""
    public = Conversation.objects.public().for_outside().filter(community=community)
    return provided(public.exists(), "Nothing of it stands in public.")
