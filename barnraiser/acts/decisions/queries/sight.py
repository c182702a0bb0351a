"""What a viewer sees at all. Everything else here begins with these."""

from collections.abc import Iterable, Mapping

from barnraiser.ground.manifest import CardView
from barnraiser.people.models import Person

from ..models import Proposal, Stance
from ..models.proposal import ProposalQuerySet
from ..models.voice import StanceQuerySet


def visible_to(viewer: Person | None) -> ProposalQuerySet:
    return Proposal.objects.visible_to(viewer).select_related("community", "by", "talk")


def objection(viewer: Person | None, proposal: Proposal, code: str) -> Stance | None:
    """A current objection to a proposal the viewer sees."""
    return _objections(viewer, proposal).filter(code=code).first()


def objection_of(viewer: Person | None, proposal: Proposal, person: Person) -> Stance | None:
    """What this person objects, on a proposal the viewer sees."""
    return _objections(viewer, proposal).filter(person=person).first()


def _objections(viewer: Person | None, proposal: Proposal) -> StanceQuerySet:
    rows = Stance.objects.current().filter(stance=Stance.Where.OBJECTS)
    rows = rows.filter(proposal__in=visible_to(viewer).filter(pk=proposal.pk).values("pk"))
    return rows.select_related("proposal__community", "proposal__by", "person")


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = Proposal.objects.visible_to(viewer).filter(code__in=list(codes)).select_related("community", "by")
    return {
        p.code: CardView(p.title, p.get_absolute_url(), p.community.paint, within=p.community, by=p.by)
        for p in rows
    }


def behind(code: str) -> Proposal | None:
    """The proposal with this code, whoever asks: for an app above that undoes what it did there."""
    return Proposal.objects.select_related("community", "by").filter(code=code).first()
