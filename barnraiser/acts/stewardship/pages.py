"""What the pages show beside the rows themselves. Values for templates, made from queries and rules."""

from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from . import queries, rules
from .forms import AnswerForm, AppealForm, PlaceForm, ReportForm
from .models import Answer, Case

SHOWN = 30


def place_of(found: queries.Found, form: PlaceForm | None) -> Community | None:
    """The community whose keepers are asked: the only one there is, or the one chosen."""
    if form is None:
        return found.places[0]
    slug = form.cleaned_data["place"] if form.is_valid() else ""
    return next((place for place in found.places if place.slug == slug), None)


def reporting(found: queries.Found, place: Community, form: ReportForm) -> dict[str, Any]:
    keepers = [
        (person, words)
        for person, words in communities.keepers(place)
        if person != found.concerned and rules.is_keeper(person, place)
    ]
    return {"found": found, "place": place, "form": form, "keepers": keepers}


def everything(viewer: Person) -> dict[str, Any]:
    waiting = queries.waiting_stories(viewer, queries.waiting(viewer)[:SHOWN])
    raised = queries.waiting_stories(viewer, queries.raised(viewer)[:SHOWN])
    about_me = queries.waiting_stories(viewer, queries.about_me(viewer)[:SHOWN])
    return {"kept": waiting, "raised": raised, "about_me": about_me}


def reading(
    viewer: Person, case: Case, answer: AnswerForm | None = None, appeal: AppealForm | None = None
) -> dict[str, Any]:
    may_answer = rules.may_answer(viewer, case)
    keepers = rules.eligible(case) if rules.is_waiting(case) else []
    return {
        "case": case,
        "story": queries.story(viewer, case),
        "may_take_up": rules.may_take_up(viewer, case),
        "may_put_down": rules.may_put_down(viewer, case),
        "answer_form": (answer or answering(viewer, case, None)) if may_answer else None,
        "may_appeal": rules.may_appeal(viewer, case),
        "appeal_form": appeal or AppealForm(),
        "is_waiting": bool(rules.is_waiting(case)),
        "eligible": keepers,
        "lost": rules.lost(case) if rules.is_waiting(case) and not rules.is_about(viewer, case) else [],
        "proposes": _proposing(case.community) if not keepers else "",
        "until": case.answered_at + rules.TO_APPEAL if case.answered_at else None,
    }


def answering(viewer: Person, case: Case, data: Any) -> AnswerForm:
    """The form, with what the viewer may do about this case, and the rule that was cited first."""
    measures = [m for m in Answer.Measure.values if rules.may_take(viewer, case, m)]
    cited = [report.rule.number for report in case.reports.all() if report.rule]
    initial = {"rule": str(cited[0])} if cited else {}
    return AnswerForm(data, rules=communities.rules_of(case.community), measures=measures, initial=initial)


def _proposing(community: Community) -> str:
    """Where members propose who keeps the room too: the way that is left where no keeper may look."""
    try:
        return f"{reverse(settings.PROPOSE_URL, args=[community.slug])}?effect=communities.appoint"
    except NoReverseMatch:
        return ""
