"""The list, and the campaign’s own page."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page
from django.utils import timezone

from barnraiser.communities.models import Community
from barnraiser.ground import clock, text
from barnraiser.people import queries as people
from barnraiser.people.models import Person, Sector

from .. import queries, rules
from ..forms import EndorseForm, PointForm, TalkForm, VoiceForm, WitnessForm
from ..models import Campaign, Closing
from ..queries import Support
from .beams import Beam, beams
from .frame import inside

FACES = 12
SAID_OF_CLOSING: Mapping[str, str] = {
    Closing.How.REACHED: "It came true. Write down next what changed in the world.",
    Closing.How.ENDED: "It is over. What you write down now helps whoever tries next.",
    Closing.How.CALLED_OFF: "It is called off. Nobody owes it anything.",
}


def listing(viewer: Person, community: Community, page: Page[Campaign], *, ended: bool) -> dict[str, Any]:
    rows = queries.rows(list(page))
    needs = [row.need for row in rows if row.need]
    drawn = {beam.need.campaign_id: beam for beam in _plain(rows)} if needs else {}
    return inside(viewer, community) | {
        "page": page,
        "rows": [(row, drawn.get(row.campaign.pk), days_to(row.campaign)) for row in rows],
        "ended": ended,
        "running_count": queries.count(viewer, community),
        "ended_count": queries.ended(viewer, community).count(),
    }


def _plain(rows: list[queries.Row]) -> list[Beam]:
    return [Beam(row.need, row.progress, None, None) for row in rows if row.need and row.progress]


def reading(viewer: Person, campaign: Campaign, **bound: Any) -> dict[str, Any]:
    """The whole page; `bound` holds the one form on it that was not right."""
    mine = queries.mine(viewer, campaign)
    drawn = beams(viewer, queries.needs_of(viewer, campaign), mine)
    behind = queries.support(campaign)
    part = queries.part_of(viewer, campaign)
    takes_part = bool(rules.may_talk(viewer, campaign))
    return inside(viewer, campaign.community) | {
        "campaign": campaign,
        "story": text.render(campaign.words),
        "days": days_to(campaign),
        "closing": getattr(campaign, "closing", None),
        "takes_part": takes_part,
        "running": rules.is_running(campaign),
        "is_past": campaign.is_past(),
        "extensions": list(campaign.extensions.all()),
        "beams": drawn,
        "lead": _lead(drawn),
        "work": queries.tasks(viewer, campaign, is_owner=part is not None, takes_part=takes_part),
        "influences": queries.influences(campaign),
        "may_carry": rules.may_carry(viewer, campaign),
        "may_close": rules.may_close(viewer, campaign),
        "may_write_down": rules.may_write_down(viewer, campaign),
        "part": part,
        "may_step_down": part is not None and rules.may_step_down(viewer, part),
        "asked": queries.asked_of(viewer, campaign),
        **_people(viewer, campaign, behind),
        **_forms(viewer, campaign, drawn, bound),
    }


def _lead(drawn: list[Beam]) -> Beam | None:
    """The need that is drawn as a frame: the first that can be raised one by one, or else the first."""
    return next((beam for beam in drawn if beam.rafters), drawn[0] if drawn else None)


def _people(viewer: Person, campaign: Campaign, behind: list[Support]) -> dict[str, Any]:
    carry = queries.owners(campaign)
    known = set(
        people.visible_to(viewer).filter(pk__in=[o.person_id for o in carry]).values_list("pk", flat=True)
    )
    counted = queries.sectors_of(behind)
    return {
        "owners": [(owner, owner.person_id in known) for owner in carry],
        "faces": [each.person for each in behind[:FACES]],
        "behind": behind,
        "behind_more": max(0, len(behind) - FACES),
        "quiet": queries.quiet_count(campaign, behind),
        "sectors": [(s, Sector(s).label, n) for s, n in counted.items() if n],
        "missing": queries.missing(viewer, campaign, behind),
        "without_sector": sum(not each.person.sector for each in behind),
        "reasons": [each for each in behind if each.words][-5:],
    }


def _forms(viewer: Person, campaign: Campaign, drawn: list[Beam], bound: dict[str, Any]) -> dict[str, Any]:
    signed = next((beam for beam in drawn if beam.need.is_signed), None)
    name = (
        (signed.mine.pledge if signed.mine else None) if signed else queries.endorsement_of(viewer, campaign)
    )
    said = {"words": name.words, "quiet": name.quiet} if name else {}
    point, voice = bound.get("voice_form", (0, None))
    result, witness = bound.get("witness_form", (0, None))
    return {
        "signed": signed,
        "name": name,
        "name_form": bound.get("name_form") or EndorseForm(initial=said),
        "may_name": rules.may_endorse(viewer, campaign),
        "point_form": bound.get("point_form") or PointForm(auto_id="point_%s"),
        "points": [
            (each, voice if each.point.pk == point else _voice(each))
            for each in queries.points(viewer, campaign)
        ],
        "enough": rules.ENOUGH,
        "results": [
            (each, may, witness if each.pk == result else _witness(each.code))
            for each, may in queries.results(viewer, campaign)
        ],
        "talk_form": bound.get("talk_form") or TalkForm(auto_id="talk_%s"),
    }


def _voice(said: queries.Said) -> VoiceForm:
    words = said.mine.words if said.mine else ""
    return VoiceForm(auto_id=f"v_{said.point.code}_%s", initial={"words": words})


def _witness(code: str) -> WitnessForm:
    return WitnessForm(auto_id=f"w_{code}_%s")


def days_to(campaign: Campaign) -> int:
    """How many days are left until its day; nought on the day, less after it."""
    return (campaign.until - timezone.localdate(clock.now())).days
