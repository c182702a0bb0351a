"""Writing one's own page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from barnraiser.ground.verdict import Refused
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, countries, gazetteer, queries
from ..forms import AffiliationRows, ProfileForm
from ..models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def profile(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    if request.method != "POST":
        if getattr(request, "htmx", False) and "place" in request.GET:
            return _towns(request)
        form = ProfileForm.about(queries.page_of(viewer, viewer))
        return _drawn(request, viewer, form, AffiliationRows.of(viewer))
    form = ProfileForm(request.POST, request.FILES, standing=ProfileForm.standing(viewer))
    rows = AffiliationRows(request.POST, prefix="serves") if "serves-TOTAL_FORMS" in request.POST else None
    if form.is_valid() and (rows is None or rows.is_valid()):
        said = form.profile()
        if rows is not None:
            said["told"]["affiliations"] = rows.said()
        try:
            actions.edit_profile(by=viewer, person=viewer, picture=form.new_picture(), **said)
        except Refused as refusal:
            form.add_error("handle", refusal.reason)
        else:
            messages.success(request, "Your page says it this way now.")
            return redirect(viewer)
    return _drawn(request, viewer, form, rows or AffiliationRows.of(viewer), status=422)


def _drawn(
    request: HttpRequest, viewer: Person, form: ProfileForm, rows: AffiliationRows, status: int = 200
) -> HttpResponse:
    here = {
        "form": form,
        "rows": rows,
        "person": viewer,
        "towns": [],
        "page": queries.page_of(viewer, viewer),
    }
    return render(request, "people/profile.html", here, status=status)


def _towns(request: HttpRequest) -> HttpResponse:
    """What the place somebody is writing may become."""
    country = request.GET.get("country", "")
    words, country = request.GET["place"][:80], country if countries.name(country) else ""
    towns = gazetteer.labels(gazetteer.beginning(words, country))
    return render(request, "people/profile.html#towns", {"towns": towns.values()})
