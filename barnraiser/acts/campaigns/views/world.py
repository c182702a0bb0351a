from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from barnraiser.ground.web.requests import member_page, viewer_of

from .. import actions, pages, queries
from ..forms import InfluenceForm, ResultForm, WitnessForm
from ..rules import may_write_down
from . import found


@member_page
def moved(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    may_write_down(viewer, campaign).require()
    form = InfluenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.note_influence(by=viewer, campaign=campaign, **form.cleaned_data)
        messages.success(request, "It is written down, with its day.")
        return redirect(campaign)
    context = pages.asking(viewer, campaign, form, "moved")
    return render(request, "campaigns/form.html", context, status=422 if form.errors else 200)


@member_page
def results(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    may_write_down(viewer, campaign).require()
    form = ResultForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.note_change(by=viewer, campaign=campaign, **form.cleaned_data)
        messages.success(request, "It is written down. Others who took part can say that they saw it.")
        return redirect(campaign)
    context = pages.asking(viewer, campaign, form, "results")
    return render(request, "campaigns/form.html", context, status=422 if form.errors else 200)


@require_POST
@member_page
def witnesses(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    result = get_object_or_404(queries.results_visible_to(viewer), code=code)
    form = WitnessForm(request.POST, auto_id=f"w_{result.code}_%s")
    if not form.is_valid():
        return found.again(request, result.campaign, witness_form=(result.pk, form))
    actions.witness(by=viewer, result=result, **form.cleaned_data)
    messages.success(request, "You saw it, and the page says so.")
    return redirect(result.campaign)
