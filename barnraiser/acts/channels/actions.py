"""Every write to channels: tell of one, judge it, take it out, sort, look for something, forget."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.text import one_line
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .manifest import ADDED, CONFIRMED, DOUBTED
from .models import Channel, Headings, Judgement, Mark, Seeking, TakingDown
from .rules import is_new_here, is_plain, is_up, may_add, may_change, may_judge, may_keep, may_set_headings

MOST_WORDS = 20


@transaction.atomic
def add(
    *,
    by: Person,
    community: Community,
    name: str,
    address: str,
    line: str,
    audiences: Iterable[str] = (),
    needs: Iterable[str] = (),
) -> Channel:
    """The channel stands in the community's directory, with who told of it. Its address is only linked, never opened."""
    may_add(by, community).require()
    is_plain(address).require()
    is_new_here(community, address).require()
    try:
        with transaction.atomic():
            channel = Channel.objects.create(
                community=community,
                by=by,
                name=one_line(name)[:80],
                address=address,
                line=one_line(line)[:160],
                at=clock.now(),
            )
    except IntegrityError as error:
        raise Refused("This address is in the directory already, or was taken out of it.") from error
    _mark(channel, audiences, needs)
    ledger.record(ADDED, by=by, within=community, about=channel.ref, at=channel.at)
    return channel


@transaction.atomic
def change(
    *,
    by: Person,
    channel: Channel,
    name: str,
    line: str,
    audiences: Iterable[str] = (),
    needs: Iterable[str] = (),
) -> Channel:
    """The channel is described like this. Its address stays: what others judged is still what it leads to."""
    may_change(by, channel).require()
    channel.name, channel.line = one_line(name)[:80], one_line(line)[:160]
    channel.save(update_fields=["name", "line"])
    _mark(channel, audiences, needs)
    return channel


@transaction.atomic
def judge(*, by: Person, channel: Channel, is_good: bool) -> Judgement:
    """The member says today that it is still good, or that it no longer works. Their last word counts."""
    may_judge(by, channel).require()
    said, _ = Judgement.objects.update_or_create(
        channel=channel, by=by, defaults={"is_good": is_good, "at": clock.now()}
    )
    ledger.record(
        CONFIRMED if is_good else DOUBTED,
        by=by,
        toward=[] if is_good or channel.by is None else [channel.by],
        within=channel.community,
        about=channel.ref,
        occasion=f"judgement {said.pk} {'good' if is_good else 'broken'} {said.at:%Y-%m-%d}",
    )
    return said


@transaction.atomic
def take_down(*, by: Person, channel: Channel, reason: str) -> TakingDown:
    """The channel is in the directory no more. Who took it out and why stays to be read on its page and in the log."""
    may_keep(by, channel).require()
    is_up(channel).require()
    down, is_new = TakingDown.objects.get_or_create(
        channel=channel, defaults={"by": by, "reason": one_line(reason)[:200], "at": clock.now()}
    )
    if is_new and by.pk != channel.by_id:
        _log(by, channel, f"Took {channel.name} out of the channels: {down.reason}")
    return down


@transaction.atomic
def put_up_again(*, by: Person, channel: Channel) -> None:
    """The channel is in the directory again."""
    may_keep(by, channel).require()
    gone, _ = TakingDown.objects.filter(channel=channel).delete()
    if gone and by.pk != channel.by_id:
        _log(by, channel, f"Put {channel.name} back into the channels")


@transaction.atomic
def set_headings(
    *, by: Person, community: Community, audiences: Sequence[str], needs: Sequence[str]
) -> Headings:
    """The community sorts its channels by these words. Marks given before stay until somebody changes them."""
    may_set_headings(by, community).require()
    words = {"audiences": _words(audiences), "needs": _words(needs)}
    standing = Headings.objects.filter(community=community, **words).first()
    if standing:
        return standing
    made, _ = Headings.objects.update_or_create(community=community, defaults=words)
    communities.log_power(community=community, what="Changed the words that channels are sorted by", by=by)
    return made


@transaction.atomic
def seek(*, by: Person, words: Iterable[str]) -> None:
    """The person looks for these outside, and for nothing else. Nobody but them knows."""
    wanted = _words(words)
    Seeking.objects.filter(person=by).exclude(word__in=wanted).delete()
    for word in wanted:
        Seeking.objects.get_or_create(
            person=by, word__iexact=word, defaults={"word": word, "since": clock.now()}
        )


@transaction.atomic
def forget(*, person: Person) -> None:
    """Channels stay, without who told of them; what the person judged and looked for is gone."""
    Judgement.objects.filter(by=person).delete()
    Seeking.objects.filter(person=person).delete()
    Channel.objects.filter(by=person).update(by=None)
    TakingDown.objects.filter(by=person).update(by=None)


def _mark(channel: Channel, audiences: Iterable[str], needs: Iterable[str]) -> None:
    Mark.objects.filter(channel=channel).delete()
    sides = ((Mark.Side.AUDIENCE, audiences), (Mark.Side.NEED, needs))
    Mark.objects.bulk_create(
        Mark(channel=channel, side=side, word=word) for side, words in sides for word in _words(words)
    )


def _words(words: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for word in words:
        if line := one_line(word)[:40]:
            found.setdefault(line.casefold(), line)
    return list(found.values())[:MOST_WORDS]


def _log(by: Person, channel: Channel, what: str) -> None:
    communities.log_power(community=channel.community, what=what, by=by, about=channel.ref)
