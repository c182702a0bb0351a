"""Who may keep something of the talk, word it, take it out, and write on a community's pages."""

from datetime import timedelta

from barnraiser.acts.conversations import queries as talk
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_read, may_take_part
from barnraiser.ground import clock
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from .models import Keeping, Page, Section, Support
from .models.norm import LONGEST

A_DAY = timedelta(days=1)
ASKED_A_DAY = 10
PAGES_A_DAY = 10


def may_keep(by: Person, message: Message) -> Verdict:
    """A member, of what they can read. Whether somebody was asked about it before is said, and never what they said."""
    community = message.conversation.community
    return all_of(
        lambda: may_take_part(by, community),
        lambda: provided(
            talk.messages_visible_to(by).filter(pk=message.pk).exists(), "This page does not exist."
        ),
        lambda: provided(message.by_id is not None, "Whoever wrote this is no longer here to be asked."),
        lambda: is_free(message),
        lambda: provided(
            Keeping.objects.filter(by=by, at__gt=clock.now() - A_DAY).count() < ASKED_A_DAY,
            f"You have kept {ASKED_A_DAY} things since yesterday. Leave some to the others.",
        ),
    )


def is_free(message: Message) -> Verdict:
    return provided(
        not Keeping.objects.filter(source=message).exclude(state=Keeping.State.KEPT).exists(),
        "Its author has been asked about this already.",
    )


def may_answer(by: Person, keeping: Keeping) -> Verdict:
    """Whoever said it, once."""
    return all_of(
        is_author(by, keeping),
        provided(keeping.state == Keeping.State.ASKED, "You have said so already."),
    )


def may_take_out(by: Person, keeping: Keeping) -> Verdict:
    """Whoever said it, at any time, also when they are no member any more."""
    return all_of(is_author(by, keeping), provided(keeping.is_kept, "It is not kept."))


def is_author(by: Person, keeping: Keeping) -> Verdict:
    return provided(keeping.source.by_id == by.pk, "That is up to whoever said it.")


def may_word(by: Person, keeping: Keeping) -> Verdict:
    """Any member, while it is kept: every wording stays to be read."""
    return all_of(
        lambda: may_take_part(by, keeping.community),
        lambda: provided(keeping.is_kept, "It waits for whoever said it."),
    )


def may_support(by: Person, keeping: Keeping) -> Verdict:
    return all_of(
        lambda: may_word(by, keeping),
        lambda: provided(
            not Support.objects.filter(keeping=keeping, by=by, wording__number=keeping.number).exists(),
            "You have said so already.",
        ),
    )


def may_begin_page(by: Person, community: Community) -> Verdict:
    return all_of(
        lambda: may_take_part(by, community),
        lambda: provided(
            Page.objects.filter(by=by, at__gt=clock.now() - A_DAY).count() < PAGES_A_DAY,
            f"You have begun {PAGES_A_DAY} pages since yesterday. Fill those first.",
        ),
    )


def may_write_on(by: Person, page: Page) -> Verdict:
    return may_take_part(by, page.community)


def may_gather_from(by: Person, page: Page, source: Conversation | None) -> Verdict:
    """From a conversation of the same community that they can read."""
    return provided(
        source is None
        or (source.community_id == page.community_id and talk.visible_to(by).filter(pk=source.pk).exists()),
        "A section comes from a conversation in this community.",
    )


def may_edit(by: Person, section: Section) -> Verdict:
    """Any member who may read it."""
    return all_of(
        lambda: may_write_on(by, section.page),
        lambda: provided(
            Section.objects.visible_to(by).filter(pk=section.pk).exists(), "This page does not exist."
        ),
    )


def may_look_around(viewer: Person, community: Community) -> Verdict:
    return may_read(viewer, community)


def is_norm(text: str) -> Verdict:
    return provided(
        bool(text.strip()) and len(text) <= LONGEST,
        f"How we talk is said in words, and in {LONGEST} letters at most.",
    )
