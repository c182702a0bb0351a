"""Who may ask to be let in, who answers at the door, and who sets what is asked there."""

from datetime import timedelta

from barnraiser.communities import rules as communities
from barnraiser.communities.models import Community, Membership, Role
from barnraiser.ground import clock
from barnraiser.ground.verdict import YES, Verdict, all_of, provided
from barnraiser.people.models import Person

from ..models import JoinAnswer, Reply, Request

A_MONTH = timedelta(days=30)
REQUESTS_A_MONTH = 10


def may_ask_in(by: Person, community: Community) -> Verdict:
    """Whoever sees the front page of a community that may be asked, once at a time, and not again and again."""
    mine = Request.objects.filter(person=by)
    return all_of(
        lambda: provided(
            not communities.is_member(by, community), f"You are a member of {community.name} already."
        ),
        lambda: provided(
            not communities.was_removed(by, community),
            f"Your membership of {community.name} was ended. A member can ask you in again.",
        ),
        lambda: provided(
            community.door == Community.Door.ASKED, f"{community.name} does not take requests to be let in."
        ),
        lambda: provided(not was_let_in(by, community), "They said yes already. Come in."),
        lambda: provided(
            not mine.open().filter(community=community).exists(), "Your request waits for an answer already."
        ),
        lambda: provided(
            not _refused_lately(by, community), "They said “not this time”. Ask again a month after that."
        ),
        lambda: provided(
            mine.filter(at__gt=clock.now() - A_MONTH).count() < REQUESTS_A_MONTH,
            f"You have asked at {REQUESTS_A_MONTH} doors in a month. Wait for what they say.",
        ),
    )


def was_let_in(person: Person, community: Community) -> bool:
    """Whether somebody said yes lately, and the person has yet to come in by it."""
    said = Reply.objects.filter(
        request__person=person, request__community=community, lets_in=True, at__gt=clock.now() - A_MONTH
    )
    last = said.order_by("-at").first()
    used = Membership.objects.filter(person=person, community=community)
    return last is not None and not used.filter(since__gte=last.at).exists()


def _refused_lately(person: Person, community: Community) -> bool:
    return Reply.objects.filter(
        request__person=person, request__community=community, lets_in=False, at__gt=clock.now() - A_MONTH
    ).exists()


def may_keep_the_door(by: Person, community: Community) -> Verdict:
    return all_of(
        communities.may_take_part(by, community),
        lambda: provided(
            communities.has_role(by, community, Role.STEWARD, Role.HOST),
            f"Requests to come in are answered by a steward or a host of {community.name}.",
        ),
    )


def may_reply(by: Person, asked: Request) -> Verdict:
    return all_of(
        lambda: may_keep_the_door(by, asked.community),
        lambda: provided(asked.until is None, "This request was answered or taken back while you read it."),
    )


def may_withdraw(by: Person, asked: Request) -> Verdict:
    return all_of(
        provided(by == asked.person, "A request is taken back by whoever made it."),
        provided(asked.until is None, "It was answered, or taken back, already."),
    )


def may_set_questions(by: Person, community: Community) -> Verdict:
    """What is asked of newcomers is a setting like the others that stewards change alone; it stands in the log."""
    return communities.may_steward(by, community)


def may_answer_questions(by: Person, community: Community) -> Verdict:
    """A member, or whoever has answered before: one's own words are one's own, also after leaving."""
    if communities.is_member(by, community):
        return YES
    return provided(
        JoinAnswer.objects.filter(person=by, community=community).exists(),
        f"Only members of {community.name} take part in it.",
    )
