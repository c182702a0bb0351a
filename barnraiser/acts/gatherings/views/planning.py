from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from barnraiser.ground.web.requests import member_page

from .. import actions, pages, queries, rules
from ..actions.calling import Plan
from ..forms import CallOffForm, PlanForm
from ..forms.calling import standing
from .finding import found, room


@require_GET
@member_page
def gathering_list(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = room(request, slug)
    page = Paginator(queries.past(viewer, community), pages.ROWS).get_page(request.GET.get("page"))
    return render(request, "gatherings/list.html", pages.listing(viewer, community, page))


@member_page
def call(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = room(request, slug)
    rules.may_call(viewer, community).require()
    form = PlanForm(request.POST or None, initial={"way": "in_person"})
    if request.method == "POST" and form.is_valid():
        gathering = actions.call(by=viewer, community=community, plan=Plan(**form.plan()))
        messages.success(request, "It is called. Everybody here hears of it.")
        return redirect(gathering)
    context = pages.inside(viewer, community) | {"form": form, "gathering": None}
    return render(request, "gatherings/plan.html", context, status=422 if form.errors else 200)


@member_page
def change(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    rules.may_change(viewer, gathering).require()
    form = PlanForm(request.POST or None, initial=standing(gathering))
    if request.method == "POST" and form.is_valid() and pages.has_room(form, gathering):
        actions.change(by=viewer, gathering=gathering, plan=Plan(**form.plan()))
        messages.success(request, "It is changed. Who is coming hears of a new time or place.")
        return redirect(gathering)
    context = pages.inside(viewer, gathering.community) | {"form": form, "gathering": gathering}
    return render(request, "gatherings/plan.html", context, status=422 if form.errors else 200)


@member_page
def calling_off(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    rules.may_call_off(viewer, gathering).require()
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.call_off(by=viewer, gathering=gathering, words=form.cleaned_data["words"])
        messages.success(request, "It is called off. Who wanted to come hears of it.")
        return redirect(gathering)
    context = pages.inside(viewer, gathering.community) | {"form": form, "gathering": gathering}
    return render(request, "gatherings/calling_off.html", context, status=422 if form.errors else 200)
