"""Who may tell of a channel, judge it, and take it out of the directory."""

from datetime import timedelta
from urllib.parse import urlsplit

from barnraiser.communities import rules as communities
from barnraiser.communities.models import Community, Role
from barnraiser.ground import clock
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from .models import Channel, TakingDown

A_DAY = timedelta(days=1)
CHANNELS_A_DAY = 20


def may_add(by: Person, community: Community) -> Verdict:
    lately = Channel.objects.filter(by=by, at__gt=clock.now() - A_DAY)
    return all_of(
        lambda: communities.may_take_part(by, community),
        lambda: provided(
            lately.count() < CHANNELS_A_DAY,
            f"You have added {CHANNELS_A_DAY} since yesterday. Add the next ones tomorrow.",
        ),
    )


def is_new_here(community: Community, address: str) -> Verdict:
    """Once a community: what was taken down is put up again, not added anew."""
    return provided(
        not Channel.objects.filter(community=community, address=address).exists(),
        "This address is in the directory already, or was taken out of it.",
    )


def is_plain(address: str) -> Verdict:
    """An address one can judge by looking at it: https, no name or password before the host, no port, a real host."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return provided(False, "This is no address.")
    host = parts.hostname or ""
    return all_of(
        provided(parts.scheme == "https", "The address begins with https://."),
        provided("@" not in parts.netloc, "An address with a name before the host hides where it leads."),
        provided(port is None, "Leave out the number after the host."),
        provided("." in host.strip("."), "The address names a host on the open net."),
        provided(
            not host.replace(".", "").isdigit() and ":" not in host, "The host has a name, not only numbers."
        ),
    )


def may_change(by: Person, channel: Channel) -> Verdict:
    return all_of(
        lambda: communities.may_take_part(by, channel.community),
        lambda: provided(by.pk == channel.by_id, "It is changed by the member who added it."),
        lambda: is_up(channel),
    )


def may_judge(by: Person, channel: Channel) -> Verdict:
    return all_of(lambda: communities.may_take_part(by, channel.community), lambda: is_up(channel))


def may_keep(by: Person, channel: Channel) -> Verdict:
    """Who added it, a steward or a host takes it out of the directory, and puts it up again."""
    return all_of(
        lambda: communities.may_take_part(by, channel.community),
        lambda: provided(
            by.pk == channel.by_id or communities.has_role(by, channel.community, Role.STEWARD, Role.HOST),
            "It is taken out by a steward or a host, or by the member who added it.",
        ),
    )


def is_up(channel: Channel) -> Verdict:
    return provided(
        not TakingDown.objects.filter(channel=channel).exists(), "It was taken out of the directory."
    )


def may_set_headings(by: Person, community: Community) -> Verdict:
    return communities.may_steward(by, community)
