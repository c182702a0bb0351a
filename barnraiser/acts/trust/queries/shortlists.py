"""Top fives for the one who keeps them, and whom they might put on: by name, with facts, and never put in an order."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, Prefetch, Q, QuerySet

from barnraiser.acts.ledger.models import Act
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Kind, Seen, Stage, cards_of, kinds
from barnraiser.ground.refs import Ref
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Pick, Shortlist, Statement
from ..near import Reach, reach_of, within
from ..stages import parties_help, staged

MOST_ACTS = 300
NAMED = 2
Basis = Shortlist.Basis


def shortlists(viewer: Person | None) -> QuerySet[Shortlist]:
    """The viewer's own, each with who is on it in the viewer's order."""
    picks = Prefetch(
        "picks", Pick.objects.select_related("person").prefetch_related("person__interests").order_by("place")
    )
    return Shortlist.objects.visible_to(viewer).select_related("by").prefetch_related(picks)


def candidates(viewer: Person, shortlist: Shortlist, name: str = "") -> QuerySet[Person]:
    """Whom the viewer shares a community with, who care about the field and are within the reach; or whoever is called
    so. By name.
    """
    near = communities.acquainted(viewer)
    rows = people.visible_to(viewer).filter(pk__in=near).exclude(pk=viewer.pk)
    rows = rows.exclude(pk__in=Pick.objects.filter(shortlist=shortlist).values("person"))
    if name:
        rows = rows.filter(Q(name__icontains=name))
    else:
        caring = Person.objects.filter(interests__word__iexact=shortlist.field).values("pk")
        rows = rows.filter(within(viewer, shortlist.reach), pk__in=caring)
    return rows.prefetch_related("interests").order_by("name", "pk")


def facts(viewer: Person, shortlist: Shortlist, persons: Sequence[Person]) -> Mapping[int, str]:
    """By person, what the house knows that bears on the criterion, in words. It weighs nothing."""
    if shortlist.basis == Basis.SHARES:
        mine = set(people.interests_of(viewer))
        return {
            one.pk: _shares([each.word for each in one.interests.all() if each.word in mine])
            for one in persons
        }
    if shortlist.basis == Basis.NEAR:
        return {one.pk: _near(viewer, one) for one in persons}
    if shortlist.basis == Basis.VOUCHED:
        return _vouched(viewer, shortlist.field, persons)
    return _answered(viewer, shortlist.field, persons) if shortlist.basis == Basis.ANSWERED else {}


def _shares(words: Sequence[str]) -> str:
    return f"You both care about {' and '.join(words)}." if words else "Nothing named that you share."


def _near(viewer: Person, person: Person) -> str:
    reach = reach_of(viewer, person)
    if reach == Reach.PLACE:
        return "In your own place."
    where = f": {person.place}" if person.place else ""
    if reach == Reach.COUNTRY:
        return f"In your country{where}."
    return f"Further away{where}." if reach else "Has not said where, or you have not."


def _vouched(viewer: Person, field: str, persons: Sequence[Person]) -> Mapping[int, str]:
    """What the viewer said of them that names the field."""
    named = Q(scope__icontains=field) | Q(reason__icontains=field)
    rows = Statement.objects.standing().filter(named, by=viewer, toward__in=persons).order_by("since", "pk")
    return {row.toward_id: f"You vouched for them: {row.scope or row.reason}" for row in rows}


def _answered(viewer: Person, field: str, persons: Sequence[Person]) -> Mapping[int, str]:
    """What they answered or helped with that names the field, of the things the viewer sees."""
    codes = [code for code in (*staged(Stage.TALKED), *staged(Stage.HELPED)) if _tells(kinds()[code])]
    acts = Act.objects.standing().filter(
        by__in=persons, kind__in=codes, within__in=Community.objects.of(viewer)
    )
    rows = list(acts.exclude(about="").order_by("-at", "-pk").values_list("by", "about")[:MOST_ACTS])
    cards = cards_of(viewer, [Ref.parse(about) for _, about in rows])
    titles: dict[int, dict[str, None]] = {}
    for by, about in rows:
        if about in cards and field.casefold() in cards[about].title.casefold():
            titles.setdefault(by, {})[cards[about].title] = None
    return {
        by: f"Answered: {'; '.join(f'“{title}”' for title in list(said)[:NAMED])}"
        for by, said in titles.items()
    }


def _tells(kind: Kind) -> bool:
    """Whether all in the community may know of it, and it was the actor who helped."""
    return kind.seen == Seen.COMMUNITY and not parties_help(kind)


def fields_near(viewer: Person) -> list[str]:
    """What the viewer cares about, and what those around them do: words to begin a top five with."""
    mine = people.interests_of(viewer)
    rows = people.visible_to(viewer).exclude(pk=viewer.pk).filter(interests__isnull=False)
    counts = rows.order_by().values_list("interests__word").annotate(Count("pk")).order_by("interests__word")
    return [*mine, *(word for word, _ in counts if word not in mine)][:40]
