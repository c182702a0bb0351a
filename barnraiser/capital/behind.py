"""The acts behind a figure: how many of which kind, month by month, and the newest ones as sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from barnraiser.acts.ledger.models import Act, Party
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import CardView, Kind, Seen, cards_of, kinds
from barnraiser.ground.refs import Ref
from barnraiser.people import queries as people
from barnraiser.people.models import Person
from barnraiser.ties import queries as ties

from .evidence import help_kinds, word_kinds
from .models import Sounding
from .shown import Figure

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Weighed:
    """One kind of act, what it is worth for a tie, and why; `usual` where the members decided otherwise."""

    words: str
    weight: float
    why: str
    usual: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """One act in words, for somebody who may see it."""

    sentence: SafeString
    at: datetime
    title: str
    url: str


def counted(community: Community, sounding: Sounding, figure: Figure) -> QuerySet[Act]:
    """The standing acts of people who are counted that went into the figure."""
    out = ties.who_is_left_out()
    acts = Act.objects.standing().filter(
        within=community, at__lt=sounding.as_of, pk__lte=sounding.ledger_mark
    )
    acts = acts.exclude(by__in=out)
    if figure.from_acts == "all":
        return acts.filter(by__isnull=False)
    if figure.from_acts:
        acts = acts.filter(kind__in=help_kinds() if figure.from_acts == "help" else word_kinds())
    else:
        acts = acts.exclude(kind__in=ties.kinds_without_tie(community))
    counted_parties = Party.objects.filter(person__isnull=False).exclude(person__in=out)
    return acts.filter(by__isnull=False, pk__in=counted_parties.values("act"))


def by_month(
    community: Community, sounding: Sounding, figure: Figure
) -> tuple[list[str], list[tuple[datetime, list[int]]]]:
    """The kinds' words, and for each month, newest first, how many acts of each that the community may see."""
    rows = (
        counted(community, sounding, figure)
        .filter(kind__in=_open_kinds())
        .order_by()
        .annotate(month=TruncMonth("at"))
        .values_list("month", "kind")
        .annotate(count=Count("pk"))
    )
    found = {(month, kind): count for month, kind, count in rows}
    codes = sorted({kind for _, kind in found})
    months = sorted({month for month, _ in found}, reverse=True)
    return [words(code) for code in codes], [(m, [found.get((m, c), 0) for c in codes]) for m in months]


def _open_kinds() -> list[str]:
    return [code for code, kind in kinds().items() if kind.seen == Seen.COMMUNITY]


def weighed(community: Community) -> list[Weighed]:
    """Every kind of act that forms a tie here, heaviest first, with the decision that changed its weight if one did."""
    return [
        Weighed(words(row.kind), row.weight, row.why, row.usual if row.is_changed else None)
        for row in ties.weights_of(community)
        if row.weight or row.is_changed
    ]


def words(code: str) -> str:
    """A kind in its own words without names: `answered`, `called in`."""
    sentence = kinds()[code].sentence if code in kinds() else code
    for place in ("{by}", "{toward}", "{within}", "{about}"):
        sentence = sentence.replace(place, " ")
    return " ".join(sentence.split()).rstrip(" :")


def newest(viewer: Person, community: Community, sounding: Sounding, figure: Figure) -> list[Line]:
    """The newest acts as the viewer may see them: of kinds that the community may see; people the viewer does not know are `somebody`,
    and so is who spoke where the viewer does not read.
    """
    parties = Party.objects.select_related("person")
    acts = list(
        counted(community, sounding, figure)
        .filter(kind__in=_open_kinds())
        .select_related("by")
        .prefetch_related(Prefetch("parties", parties))
        .order_by("-at", "-pk")[:A_PAGE]
    )
    cards = cards_of(viewer, [Ref.parse(act.about) for act in acts if act.about])
    about = {person.pk for act in acts for person in _people(act)}
    known = set(people.visible_to(viewer).filter(pk__in=about).values_list("pk", flat=True))
    out = ties.who_is_left_out()
    lines = []
    for act in acts:
        card = cards.get(act.about)
        kind = kinds()[act.kind]
        named = known - out if card or not _was_said(act) else set()
        sentence = _sentence(kind, act, named, community, card)
        beside = card if card and "{about}" not in kind.sentence else None
        lines.append(Line(sentence, act.at, beside.title if beside else "", beside.url if beside else ""))
    return lines


def _was_said(act: Act) -> bool:
    return bool(act.about) and Ref.parse(act.about).app == "conversations"


def _people(act: Act) -> Iterable[Person]:
    return [p for p in (act.by, *(party.person for party in act.parties.all())) if p]


def _sentence(
    kind: Kind, act: Act, known: set[int], community: Community, card: CardView | None
) -> SafeString:
    def name(person: Person | None) -> SafeString:
        if person is None or person.pk not in known:
            return mark_safe("somebody")
        return format_html('<a href="{}">{}</a>', person.get_absolute_url(), person.name)

    toward = [name(party.person) for party in act.parties.all()] or [mark_safe("everybody")]
    about = format_html('<a href="{}">{}</a>', card.url, card.title) if card else "something"
    said = {"by": name(act.by), "toward": ", ".join(toward), "within": conditional_escape(community.name)}
    sentence = kind.sentence.format(**said, about=about)
    return mark_safe(sentence[:1].upper() + sentence[1:])  # noqa: S308 - every part is escaped above
