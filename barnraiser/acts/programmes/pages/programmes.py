"""A programme's page and those beside it: guidelines, voices, the balance, a mandate."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.forms import BaseForm

from barnraiser.organisations import queries as organisations
from barnraiser.organisations import rules as organisations_rules
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .. import actions, queries, rules
from ..actions import Guidance
from ..forms import EndForm, GuideForm, OfferForm, ReviewForm
from ..models import Mandate, Programme, Review


def guidance(values: Mapping[str, Any]) -> Guidance:
    return Guidance(values["without_asking"], values["ask_first"], values["never"])


def begun(form: BaseForm) -> dict[str, Any]:
    """What `begin` takes, from the form that asked for it."""
    values = form.cleaned_data
    kept = ("name", "goal", "audience", "level", "reason", "next_on")
    return {key: values[key] for key in kept} | {"guidance": guidance(values)}


def has_day(form: BaseForm, viewer: Person) -> bool:
    """Whether the day to look again is one; if not, the form says why beside it."""
    next_on = form.cleaned_data.get("next_on")
    if form.cleaned_data.get("mandate") or next_on is None:
        return True
    verdict = rules.is_a_day_to_look(next_on)
    if not verdict:
        form.add_error("next_on", verdict.reason)
    return bool(verdict)


def reading(viewer: Person, programme: Programme) -> dict[str, Any]:
    """The page of a programme: for everybody who sees it all but the queue."""
    rungs = queries.rungs(programme)
    looked = queries.reviews(programme)
    own = next((row for rung in rungs for row in rung.voices if row.person_id == viewer.pk), None)
    wait, told_of = queries.usual_wait(programme)
    return {
        "programme": programme,
        "organisation": programme.organisation,
        "is_keeper": organisations_rules.is_responsible(viewer, programme.organisation),
        "may_keep": bool(rules.may_keep(viewer, programme)),
        "answering": organisations.responsible_for(programme.organisation),
        "guideline": queries.latest_guideline(programme),
        "rungs": rungs,
        "voices": [row for rung in rungs for row in rung.voices],
        "reviews": looked,
        "next_on": next((row.next_on for row in looked if row.mandate_id is None), None),
        "seats": list(queries.seats(viewer, programme)),
        "tally": queries.tally(programme),
        "queue": queries.queue(viewer, programme),
        "wait": wait,
        "told_of": told_of,
        "own": own,
        "offered": queries.offer_to(viewer, programme),
        "own_drafts": queries.drafts_of(viewer, programme),
    }


def guiding(viewer: Person, programme: Programme, form: GuideForm) -> dict[str, Any]:
    return {
        "programme": programme,
        "versions": queries.guidelines(programme),
        "may_keep": bool(rules.may_keep(viewer, programme)),
        "form": form,
    }


def standing_voices(viewer: Person, programme: Programme) -> QuerySet[Mandate]:
    """Those for whom a level of their own can be chosen."""
    return Mandate.objects.standing().filter(programme=programme).select_related("person")


def reviewed(viewer: Person, programme: Programme, form: ReviewForm) -> str:
    """The review stands, for the programme or one voice; what is said of it."""
    values = form.cleaned_data
    voice: Mandate | None = values["mandate"]
    chosen = {"by": viewer, "level": values["level"], "reason": values["reason"]}
    if voice is None:
        looked = actions.review(programme=programme, next_on=values["next_on"], **chosen)
        return f"Chosen: {looked.get_level_display().lower()}. You will be reminded to look again."
    mandate = queries.mandates_visible_to(viewer).get(pk=voice.pk)
    looked = actions.set_rope(mandate=mandate, **chosen)
    return f"Chosen for {mandate.person}: {looked.get_level_display().lower()}."


def reviewing(viewer: Person, programme: Programme, form: ReviewForm) -> dict[str, Any]:
    looked: list[Review] = queries.reviews(programme)
    return {"programme": programme, "form": form, "reviews": looked, "tally": queries.tally(programme)}


def askable(viewer: Person, programme: Programme) -> QuerySet[Person]:
    """Whom the viewer could ask to speak: whoever they see, is here themselves, and has no mandate yet."""
    kept = Mandate.objects.kept().filter(programme=programme, person__isnull=False)
    seen = people.visible_to(viewer).filter(account__isnull=False)
    return seen.exclude(pk__in=kept.values("person")).order_by("name", "pk")


def said_of_an_offer(mandate: Mandate) -> str:
    if mandate.since:
        return "You may speak for it now, by name and under its guidelines."
    return f"{mandate.person} is asked. They speak for it from the day they say yes."


def voicing(viewer: Person, programme: Programme, form: OfferForm) -> dict[str, Any]:
    rows = list(queries.mandates(viewer, programme))
    return {
        "programme": programme,
        "form": form,
        "standing": [row for row in rows if row.is_kept],
        "ended": [row for row in rows if not row.is_kept],
    }


def mandate(viewer: Person, found: Mandate) -> dict[str, Any]:
    return {
        "mandate": found,
        "programme": found.programme,
        "organisation": found.programme.organisation,
        "guideline": queries.latest_guideline(found.programme),
        "may_answer": bool(rules.may_answer_offer(viewer, found)),
        "may_end": bool(rules.may_end(viewer, found)),
        "is_own": found.person_id == viewer.pk,
        "level": rules.level_of(found),
        "places": list(queries.places_of(found)) if found.stands and found.person_id == viewer.pk else [],
        "sees_programme": queries.visible_to(viewer).filter(pk=found.programme_id).exists(),
        "ending": EndForm(),
    }
