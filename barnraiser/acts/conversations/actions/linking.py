"""Cards of pages elsewhere: fetched by the house after the words stand, and taken away by their author."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction

from barnraiser.ground import clock
from barnraiser.ground.verdict import provided
from barnraiser.people.models import Person

from .. import cards, tasks
from ..links import links
from ..models import Allowance, Audience, LinkCard, Linked, Message
from .allowing import allow
from .letting_go import let_go_of_file

GOOD_FOR = timedelta(days=7)


def ask_cards(*, message: Message, known: Iterable[str] = ()) -> None:
    """Pages that the message links to, and did not before, are looked at soon. None for what is said among the trusted:
    the other side would learn that it is spoken of.
    """
    new = [url for url in links(message.html) if url not in set(known)]
    if new and message.conversation.audience != Audience.TRUSTED:
        tasks.fetch_cards.enqueue(message.pk, new)


def show_cards(*, message: Message, urls: list[str]) -> None:
    """Each page that could be had stands as a card beside the message, in the order of the links. What is more than one person
    has looked at in a day stays a link.
    """
    if message.conversation.audience == Audience.TRUSTED:
        return
    for url in urls:
        card = _card(url, message.by)
        if card and card.title:
            _show(message, card)


@transaction.atomic
def take_card_away(*, by: Person, message: Message, card: LinkCard) -> None:
    """The author's message no longer shows the card."""
    provided(message.by_id == by.pk, "A card is taken away by whoever wrote the message.").require()
    Linked.objects.filter(message=message, card=card).delete()


def _card(url: str, by: Person | None) -> LinkCard | None:
    """The page as it was seen this week, or as it is now. What is fetched is fetched before the transaction begins."""
    fresh = LinkCard.objects.filter(url=url, fetched_at__gt=clock.now() - GOOD_FOR).first()
    if fresh or by is None or not allow(by=by, of=Allowance.Of.CARDS):
        return fresh
    return _keep(url, cards.look(url))


@transaction.atomic
def _keep(url: str, seen: cards.PageCard) -> LinkCard:
    standing = LinkCard.objects.filter(url=url).first()
    if standing and standing.picture:
        let_go_of_file(standing.picture)
    card = standing or LinkCard(url=url)
    card.site, card.title, card.description = seen.site, seen.title, seen.description
    card.picture = None
    card.fetched_at = clock.now()
    if seen.picture:
        card.picture.save("", ContentFile(seen.picture), save=False)
    values = {name: getattr(card, name) for name in ("site", "title", "description", "picture", "fetched_at")}
    return LinkCard.objects.update_or_create(url=url, defaults=values)[0]


@transaction.atomic
def _show(message: Message, card: LinkCard) -> None:
    """Unless the message no longer links there, or others read it now."""
    held = Message.objects.select_for_update(of=("self",)).select_related("conversation").get(pk=message.pk)
    there = links(held.html)
    if card.url in there and held.conversation.audience != Audience.TRUSTED:
        Linked.objects.get_or_create(message=held, card=card, defaults={"place": there.index(card.url)})
