"""What stands once the demo is built, told small."""

from collections import Counter
from datetime import timedelta

from django.contrib.auth import authenticate
from django.test import RequestFactory

from barnraiser.acts.conversations.models import Conversation, Message, Thanks
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Affirmation, Community, Membership, RoleGrant, Rule
from barnraiser.home.models import Visit
from barnraiser.people.models import Account, Consent, Person
from demo.scenes import rooms
from demo.sign_in import PASSWORD, SIGN_INS
from demo.story import Story


def test_every_community_stands_with_members_rules_and_a_steward(small_year: Story) -> None:
    assert set(Community.objects.values_list("slug", flat=True)) == {"soil-and-table", *rooms.FOUNDED}
    stewarded = set(
        RoleGrant.objects.filter(role="steward", until=None).values_list(
            "membership__community__slug", flat=True
        )
    )
    for community in Community.objects.all():
        assert Membership.objects.current().filter(community=community).count() >= 5
        assert community.slug in stewarded
        grounds = set(Rule.objects.filter(community=community).values_list("ground", flat=True))
        assert grounds == {"ours", "law"}


def test_everybody_came_by_invitation_and_affirmed_the_rules(small_year: Story) -> None:
    members = Membership.objects.filter(community__slug="soil-and-table")
    assert members.count() == Person.objects.count() == len(small_year.members) + 1, "and Ada, on paper"
    said = Affirmation.objects.filter(membership__in=members)
    assert said.values("membership").distinct().count() == members.count()
    joined = Act.objects.filter(kind="belonging.joined", within__slug="soil-and-table")
    assert joined.count() == members.count() - 1
    assert not joined.filter(parties=None).exists()


def test_most_say_yes_to_counting_their_ties_and_some_say_no(small_year: Story) -> None:
    answers = Counter(Consent.objects.values_list("given", flat=True))
    assert answers[True] > answers[False] > 0


def test_all_six_kinds_of_talk_are_told_with_answers_and_thanks(small_year: Story) -> None:
    assert set(Conversation.objects.values_list("kind", flat=True)) == set(Conversation.Kind.values)
    assert Message.objects.count() > 3 * Conversation.objects.count()
    assert Thanks.objects.exists()


def test_nothing_is_said_after_this_morning_or_before_its_question(small_year: Story) -> None:
    assert not Act.objects.filter(at__gt=small_year.today).exists()
    for message in Message.objects.exclude(reply_to=None).select_related("reply_to"):
        assert message.reply_to
        assert message.at >= message.reply_to.at


def test_nobody_speaks_before_they_came(small_year: Story) -> None:
    since = dict(Membership.objects.values_list("person__handle", "since").order_by("-since"))
    for handle, at in Message.objects.values_list("by__handle", "at"):
        assert at >= since[handle]


def test_the_three_sign_in_and_nobody_else_can(small_year: Story) -> None:
    request = RequestFactory().post("/")
    for key in SIGN_INS:
        address = small_year.members[key].part.address
        assert authenticate(request, email=address, password=PASSWORD), address
    usable = [account for account in Account.objects.all() if account.has_usable_password()]
    assert len(usable) == len(SIGN_INS)


def test_the_three_were_here_yesterday(small_year: Story) -> None:
    yesterday = (small_year.today - timedelta(days=1)).date()
    assert [at.date() for at in Visit.objects.values_list("seen_at", flat=True)] == [yesterday] * len(
        SIGN_INS
    )
