"""Who could introduce the viewer to whom, worked out from two things alone: the viewer's own ties, which they may see anyway,
and what others did before everybody in a community that all three belong to. Ties of others, their strength and what only two
know of have no part in it.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.ledger.models import Party
from barnraiser.acts.trust import queries as trust
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.ground.manifest import CardView, Met, Seen, kinds
from barnraiser.people import queries as people
from barnraiser.people.models import Consent, Person

from .policy import WORTHS, forms_tie
from .strands import Strand, strands_of


class Dealing(NamedTuple):
    """Something that one of the viewer's contacts and another had part in."""

    contact: int
    other: int
    room: int


A_YEAR = timedelta(days=365)
AN_ANSWER = 1
A_CROWD = 40
MOST_NAMED = 2
# How an act between two lies in its row: who did it and toward whom, either way, or side by side.
WAYS = (("act__by", "person"), ("person", "act__by"), ("person", "beside"))


def look(viewer: Person) -> Met:
    """Whom one of the viewer's contacts could introduce, and with whom the viewer has no tie of their own; for each of them who
    could: two at the most, by name, each with the way to ask. Whether the viewer may find them is for the list to say.
    """
    strands = strands_of(viewer)
    contacts = {contact.pk: contact for contact in _contacts(viewer, strands).order_by("name", "pk")}
    rooms = list(Community.objects.of(viewer).values_list("pk", flat=True))
    known = {viewer.pk, *strands}
    acts = [act for act in _open_acts(rooms, list(contacts)) if act.other not in known]
    belong = _belong(rooms, contacts, {act.other for act in acts})
    between: dict[int, set[int]] = {}
    for contact, other, room in acts:
        if (contact, room) in belong and (other, room) in belong:
            between.setdefault(other, set()).add(contact)

    def introducers(keys: Collection[int]) -> dict[int, list[CardView]]:
        found = Person.objects.filter(pk__in=[key for key in keys if key in between])
        return {
            key: [_card(contacts[pk], handle) for pk in contacts if pk in between[key]][:MOST_NAMED]
            for key, handle in found.values_list("pk", "handle")
        }

    return Met(between.keys(), introducers)


def nobody(viewer: Person) -> CardView:
    """What there must be before anybody could introduce somebody to the viewer."""
    url = reverse("people:consent")
    if people.consents(viewer, Consent.Purpose.TIES) is False:
        said = "You said no to your ties being counted, so it is not worked out whom those you know could introduce."
        return CardView("What I said yes to", url, words=said)
    said = (
        "Somebody you have a tie with must have answered, helped or thanked the other, or worked with them, in the last year, "
        "where all three of you belong and everybody could see it. Who said no to being counted is not named."
    )
    return CardView("What is counted", url, words=said)


def _card(contact: Person, handle: str) -> CardView:
    way = f"{reverse('reciprocity:ask_of', args=[contact.handle])}?{urlencode({'for': 'introduction', 'to': handle})}"
    return CardView(f"Ask {contact.name}", way, words=f"{contact.name} could introduce you.")


def _contacts(viewer: Person, strands: Mapping[int, Strand]) -> QuerySet[Person]:
    """With whom the viewer has a tie now, without those they noted as not for them, and who wants to stand in no list."""
    near = [key for key, strand in strands.items() if strand.is_present]
    listed = _may_be_named() & ~people.declines(Consent.Purpose.DIRECTORY)
    return people.visible_to(viewer).filter(listed, pk__in=near).exclude(pk__in=trust.left_in_peace(viewer))


def _open_acts(rooms: list[int], contacts: list[int]) -> Iterator[Dealing]:
    """What these people and others did toward each other in the last year, before everybody in one of these communities."""
    crowd = Party.objects.filter(act=OuterRef("act")).order_by()[A_CROWD : A_CROWD + 1]
    acts = Party.objects.filter(
        ~conversations.is_among_the_trusted("act__about"),
        ~Exists(crowd),
        act__retraction=None,
        act__within__in=rooms,
        act__at__gte=clock.now() - A_YEAR,
    ).order_by()
    for here, there in WAYS:
        is_shared = there == "beside"
        rows = acts.annotate(beside=F("act__parties__person")) if is_shared else acts
        rows = rows.filter(act__kind__in=_codes(is_shared=is_shared), **{f"{here}__in": contacts})
        rows = rows.filter(**{f"{there}__isnull": False})
        yield from map(Dealing._make, rows.values_list(here, there, "act__within"))


def _belong(rooms: list[int], contacts: Collection[int], others: Collection[int]) -> set[tuple[int, int]]:
    """Of these people who belongs where still; of the others, only who has come in and did not say no to being counted: nobody
    else is named beside another. Asked once for all: asked of each act, PostgreSQL goes through all members for it.
    """
    here = Membership.objects.current().filter(community__in=rooms).order_by()
    theirs = here.filter(person__in=contacts).values_list("person", "community")
    named = here.filter(_may_be_named("person"), person__among=others).values_list("person", "community")
    return {*theirs, *named}


def _may_be_named(key: str = "pk") -> Q:
    unclaimed = Person.objects.filter(account=None).order_by().values("pk")
    return ~people.declines(Consent.Purpose.TIES, key) & ~Q(**{f"{key}__in": unclaimed})


def _codes(*, is_shared: bool) -> list[str]:
    """Kinds that everybody in the community may know of and that are worth an answer or more; only shared work, or all of them."""
    return [
        code
        for code, kind in kinds().items()
        if kind.seen == Seen.COMMUNITY
        and forms_tie(code)
        and WORTHS[code].rule.weight >= AN_ANSWER
        and (not is_shared or WORTHS[code].rule.flow == "together")
    ]
