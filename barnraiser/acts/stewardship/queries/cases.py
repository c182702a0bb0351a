"""Cases as each side sees them: the keepers all of it, who raised it their own part, whom it is about the answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

from barnraiser.acts.conversations import queries as talk
from barnraiser.communities import rules as communities
from barnraiser.ground import clock
from barnraiser.ground.manifest import CardView, cards_of
from barnraiser.people.models import Person

from .. import rules
from ..models import Answer, Appeal, Case, Handling, Report
from ..models.case import CaseQuerySet


@dataclass(frozen=True, slots=True)
class Story:
    """A case as the viewer may read it. `reports` are those whose words they may read, `count` how many there are."""

    case: Case
    side: str
    title: str
    url: str
    words: str
    reports: list[Report]
    count: int
    handling: Handling | None
    answers: list[Answer]
    appeal: Appeal | None

    @property
    def stage(self) -> str:
        if len(self.answers) > 1 or (self.answers and not self.appeal):
            return f"{self.answers[-1].found}"
        if self.handling and self.handling.by:
            return f"{self.handling.by.name} looks into it"
        return "Waits for another look" if self.answers else "Waits for a keeper"


def _told(cases: CaseQuerySet) -> CaseQuerySet:
    """With all that a page shows of a case."""
    standing = Handling.objects.filter(until=None).select_related("by")
    return cases.select_related("community", "concerned", "appeal__by").prefetch_related(
        Prefetch("reports", Report.objects.select_related("by", "rule")),
        Prefetch("answers", Answer.objects.select_related("by", "rule")),
        Prefetch("handlings", standing, to_attr="standing"),
    )


def at(viewer: Person, code: str) -> Case | None:
    """The case with this code, if the viewer may see it."""
    return _told(Case.objects.visible_to(viewer)).filter(code=code).first()


def waiting(viewer: Person) -> CaseQuerySet:
    """What waits for the viewer as a keeper, the longest waiting first; not what they answered before."""
    kept = Case.objects.kept_by(viewer).waiting().exclude(answers__by=viewer)
    return _told(kept).order_by("opened_at", "pk")


def raised(viewer: Person) -> CaseQuerySet:
    """What the viewer raised, the newest first."""
    return _told(Case.objects.raised_by(viewer)).order_by("-opened_at", "-pk")


def about_me(viewer: Person) -> CaseQuerySet:
    """What was raised about the viewer and answered, the newest first."""
    return _told(Case.objects.told_to(viewer)).order_by("-opened_at", "-pk")


def waiting_stories(viewer: Person, cases: Iterable[Case]) -> list[Story]:
    """The cases with what each is about, in a constant number of queries."""
    cases = list(cases)
    cards = cards_of(viewer, [case.thing for case in cases])
    kept = set(Case.objects.kept_by(viewer).filter(pk__in=[c.pk for c in cases]).values_list("pk", flat=True))
    return [_story(viewer, case, cards.get(case.about), case.pk in kept) for case in cases]


def story(viewer: Person, case: Case) -> Story:
    [told] = waiting_stories(viewer, [case])
    return told


def _story(viewer: Person, case: Case, card: CardView | None, is_keeper: bool) -> Story:
    reports: list[Report] = list(case.reports.all())
    own = [report for report in reports if report.by_id == viewer.pk]
    side = "keeper" if is_keeper else "raised" if own else "concerned"
    readable = {"keeper": reports, "raised": own, "concerned": [r for r in reports if r.may_name and r.by]}
    standing: list[Handling] = getattr(case, "standing", [])
    return Story(
        case=case,
        side=side,
        title=_title(case, card),
        url=card.url if card else "",
        words=_words(case, card, reads_all=side != "raised"),
        reports=readable[side],
        count=len(reports),
        handling=standing[0] if standing else None,
        answers=list(case.answers.all()),
        appeal=getattr(case, "appeal", None),
    )


def _title(case: Case, card: CardView | None) -> str:
    if card:
        return card.title
    if case.thing.noun == "person" and case.concerned:
        return case.concerned.name
    return "something that is not there for you any more"


def _words(case: Case, card: CardView | None, *, reads_all: bool) -> str:
    """How the thing begins; its keepers and its author also read a message that was taken down."""
    is_down = reads_all and any(answer.measure == Answer.Measure.HIDE for answer in case.answers.all())
    if is_down and rules.is_message(case.thing):
        message = talk.behind(case.thing.code, case.thing.noun)
        if message and (hidden := talk.taken_down(message)):
            return hidden
    return card.words if card else ""


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = Case.objects.visible_to(viewer).filter(code__in=list(codes)).select_related("community")
    return {case.code: CardView("A concern", case.get_absolute_url()) for case in rows}


def cited(viewer: Person, refs: Iterable[str]) -> list[str]:
    """Those of the things that wait for the viewer as a keeper, or that were answered lately enough to be looked at again.

    Whoever raised it could read the thing. That is how the keeper may: this one thing, and for as long as it is open.
    """
    if not communities.is_sure_to_be(viewer):
        return []
    open_ = Case.objects.kept_by(viewer).filter(about__in=list(refs))
    lately = open_.filter(answered_at__gte=clock.now() - rules.TO_APPEAL)
    return [*open_.waiting().values_list("about", flat=True), *lately.values_list("about", flat=True)]
