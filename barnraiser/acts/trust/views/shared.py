"""What the pages here share: who is meant, and the same page again with what has to be put right."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from barnraiser.ground.web.requests import viewer_of
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .. import pages, queries
from ..models import Target
from ..rules import may_open_card

page = require_http_methods(["GET", "HEAD", "POST"])


def person_at(request: HttpRequest, handle: str) -> Person:
    return get_object_or_404(people.visible_to(viewer_of(request)), handle=handle)


def pair(request: HttpRequest, handle: str) -> tuple[Person, Person]:
    """The viewer and the other, where the two have a page together."""
    viewer, other = viewer_of(request), person_at(request, handle)
    may_open_card(viewer, other).require()
    return viewer, other


def target_at(request: HttpRequest, code: str) -> tuple[Person, Target]:
    viewer = viewer_of(request)
    return viewer, get_object_or_404(queries.targets(viewer), code=code)


def again(request: HttpRequest, card: queries.Two, **wrong: Any) -> HttpResponse:
    """The same page with what was typed, and what to put right."""
    context = pages.two(card, pages.Forms.fresh(card, **wrong))
    return render(request, "trust/two.html", context, status=422)


def answered(request: HttpRequest, template: str, context: dict[str, Any], form: Form) -> HttpResponse:
    return render(request, template, context, status=422 if form.errors else 200)
