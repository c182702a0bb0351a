"""What was said on behalf of an organisation, for whoever shows a message; and for whom the viewer may speak where."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse

from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_take_part
from barnraiser.ground.manifest import CardView, VoiceView
from barnraiser.people.models import Person, Sector

from ..models import Mandate, Programme, Seat, Statement
from .sight import visible_to

GONE = "somebody who left"


def voices(viewer: Person, messages: Sequence[Message]) -> Mapping[str, VoiceView]:
    """Of these messages, those that are statements and that the viewer sees; with links where they see the programme."""
    found = Statement.objects.filter(message__in=[message.pk for message in messages])
    if not found.exists():
        return {}
    rows = list(
        found.filter(Message.objects.read_by(viewer, "message"))
        .select_related("message", "mandate__programme__organisation", "mandate__person")
        .select_related("guideline", "approved_by")
    )
    seen = set(visible_to(viewer).values_list("pk", flat=True)) if rows else set()
    return {str(row.message.ref): _voice(row, row.mandate.programme_id in seen) for row in rows}


def _voice(row: Statement, is_linked: bool) -> VoiceView:
    programme, person = row.mandate.programme, row.mandate.person
    organisation = programme.organisation
    reader = row.approved_by.name if row.approved_by else GONE
    guide = f"{reverse('programmes:guidelines', args=[programme.code])}#v{row.guideline.number}"
    return VoiceView(
        organisation=organisation.name,
        initials=organisation.initials,
        url=programme.get_absolute_url() if is_linked else "",
        guided=row.guideline.since,
        guide_url=guide if is_linked else "",
        approved_by=reader if row.was_read_first else "",
        press=organisation.sector == Sector.MEDIA and person is not None and person.sector == Sector.MEDIA,
    )


def speaks_for(viewer: Person, conversation: Conversation) -> list[CardView]:
    """For whom the viewer may answer in this conversation, with the link to where it is written; nobody, in a conversation that leaves the room in no form."""
    if not Mandate.objects.filter(
        person=viewer
    ).exists():  # asked of everybody, at each page; the rest of few
        return []
    rows = Mandate.objects.standing().filter(person=viewer).select_related("programme__organisation")
    mandates = list(rows.order_by("since", "pk"))
    if not mandates:
        return []
    speakable = Conversation.objects.for_outside().filter(pk=conversation.pk)
    there = Seat.objects.taken().filter(community__in=speakable.values("community"))
    seated = set(there.values_list("programme_id", flat=True))
    return [
        CardView(
            row.programme.organisation.name,
            f"{reverse('programmes:write', args=[row.code])}?in={conversation.code}",
        )
        for row in mandates
        if row.programme_id in seated
    ]


def mandate_for(viewer: Person, code: str) -> Mandate | None:
    """The viewer's own mandate with this code, standing or not."""
    rows = Mandate.objects.filter(person=viewer, code=code)
    return rows.select_related("programme__organisation", "person").first()


def offer_to(viewer: Person, programme: Programme) -> Mandate | None:
    """The mandate the viewer is offered under this programme, and has not answered."""
    return Mandate.objects.waiting().filter(person=viewer, programme=programme).first()


def places_of(mandate: Mandate) -> QuerySet[Community]:
    """Where its person could speak now: where the programme has a seat and they themselves may take part."""
    there = Seat.objects.taken().filter(programme=mandate.programme_id)
    theirs = Community.objects.of(mandate.person).filter(pk__in=there.values("community"))
    open_now = [place.pk for place in theirs if may_take_part(mandate.person, place)]
    return theirs.filter(pk__in=open_now).order_by("name")
