"""Every read of imports, viewer first."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db.models import Count, QuerySet

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.communities.models import Community, Membership
from barnraiser.ground.manifest import CardView
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .dryrun import Standing
from .mbox import Plan
from .models import Import, ImportedPerson, Line, Release, Run, Withdrawal
from .rules import may_import

AT_ONCE = 500


def communities(viewer: Person) -> QuerySet[Community]:
    """Those the viewer is a member of: for anybody else a community's imports do not exist."""
    return Community.objects.of(viewer)


def every_community() -> list[Community]:
    """For the command line of whoever runs the house; no page reads it."""
    return list(Community.objects.order_by("name", "pk"))


def visible_to(viewer: Person | None) -> QuerySet[Import]:
    return Import.objects.visible_to(viewer).whole()


def earlier(viewer: Person, community: Community) -> QuerySet[Import]:
    """What was brought into the community, newest first."""
    return visible_to(viewer).filter(community=community)


def held_back(brought: Import) -> QuerySet[Conversation]:
    """The conversations that came in with it and that nobody but its stewards knows of, in the order they began."""
    return conversations.held_by(str(brought.ref)).filter(community=brought.community)


def said_in(talk: Conversation) -> QuerySet[Message]:
    """What is said in a conversation that is held back, in the order of time."""
    return conversations.held_messages(talk)


def waiting(community: Community, sha256: str) -> list[Import]:
    """What came in from this file and was not released."""
    return list(Import.objects.whole().held_back().filter(community=community, sha256=sha256))


def lines(brought: Import, would: str) -> QuerySet[Line]:
    return Line.objects.filter(of=brought, would=would)


def line_counts(brought: Import) -> dict[tuple[str, str], int]:
    """How many lines the dry run has of each sort: what would be done, with what."""
    counted = Line.objects.filter(of=brought).order_by().values_list("would", "what").annotate(Count("pk"))
    return {(would, what): number for would, what, number in counted}


def standing(community: Community, plan: Plan) -> Standing:
    """What of the plan is here already."""
    sources: set[str] = set()
    for some in _by(AT_ONCE, plan.sources()):
        sources |= conversations.known_sources(community, some)
    addresses: set[str] = set()
    for some in _by(AT_ONCE, plan.people):
        addresses |= set(people_here(community, some))
    return Standing(sources, addresses)


def people_here(community: Community, addresses: Iterable[str]) -> dict[str, Person]:
    """Out of the community's own people, those whom an archive means by these addresses: who spoke in an earlier one
    and who is a member now. Nobody else is found, or any founder could put words into anybody's mouth."""
    wanted = set(addresses)
    known = people.known_addresses(wanted)
    keys = [person.pk for person in known.values()]
    spoken = ImportedPerson.objects.filter(community=community)
    members = Membership.objects.current().filter(community=community, person__in=keys)
    ours = set(members.values_list("person_id", flat=True))
    ours |= set(spoken.filter(person__in=keys).values_list("person_id", flat=True))
    earlier = spoken.filter(address__in=wanted).select_related("person")
    return {address: person for address, person in known.items() if person.pk in ours} | {
        row.address: row.person for row in earlier
    }


def acquainted(viewer: Person) -> QuerySet[ImportedPerson, int]:
    """Keys of the people not yet come in whose words were brought into the viewer's communities."""
    mine = {"community__memberships__person": viewer, "community__memberships__until": None}
    rows = ImportedPerson.objects.filter(**mine, person__account=None, is_held=False)
    return rows.values_list("person_id", flat=True)


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    """For stewards only: others see that somebody brought an archive in, not which."""
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {
        i.code: CardView(i.file_name, i.get_absolute_url()) for i in rows if may_import(viewer, i.community)
    }


def export(person: Person) -> Mapping[str, Any]:
    """The archives the person brought in, and where their own words were brought."""
    mine = Import.objects.filter(by=person).select_related("community")
    spoken = ImportedPerson.objects.filter(person=person).select_related("community")
    return {
        "imports": [
            {"file_name": i.file_name, "community": i.community.name, "uploaded_at": i.uploaded_at}
            for i in mine
        ],
        "brought_in": [
            {"file_name": run.of.file_name, "started_at": run.started_at}
            for run in Run.objects.filter(by=person).select_related("of")
        ],
        "left": [
            {"file_name": row.of.file_name, "at": row.at}
            for row in Withdrawal.objects.filter(by=person).select_related("of")
        ],
        "released": [
            {"file_name": row.of.file_name, "at": row.at}
            for row in Release.objects.filter(by=person).select_related("of")
        ],
        "words_imported_into": [row.community.name for row in spoken],
    }


def _by(size: int, things: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some
