from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from barnraiser.communities import queries as communities
from barnraiser.ground.web.requests import member_page

from .. import actions, pages, rules
from ..forms import HostForm
from .finding import found


@never_cache
@require_GET
@member_page
def hosting(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    rules.may_keep(viewer, gathering).require()
    return render(request, "gatherings/hosting.html", pages.hosting(viewer, gathering))


@require_POST
@member_page
def hosts(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    rules.may_keep(viewer, gathering).require()
    form = HostForm(request.POST, people=pages.who_could_host(viewer, gathering))
    if not form.is_valid():
        context = pages.hosting(viewer, gathering, form)
        return render(request, "gatherings/hosting.html", context, status=422)
    person = form.cleaned_data["person"]
    actions.ask_to_host(by=viewer, person=person, gathering=gathering)
    messages.success(request, f"{person.name} hosts it too, and hears of it.")
    return redirect("gatherings:hosting", code)


@require_POST
@member_page
def host_withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    actions.stop_hosting(by=viewer, gathering=gathering)
    messages.success(request, "You host it no more. Say whether you come.")
    return redirect(gathering)


@require_POST
@member_page
def ticks(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    rules.may_host(viewer, gathering).require()
    members = communities.members(viewer, gathering.community)
    person = get_object_or_404(members, code=request.POST.get("person", ""))
    actions.tick(by=viewer, person=person, gathering=gathering)
    messages.success(request, f"{person.name} is ticked in.")
    return redirect("gatherings:hosting", code)


@require_POST
@member_page
def conclusion(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    actions.conclude(by=viewer, gathering=gathering)
    messages.success(request, "It is said who was there.")
    return redirect(gathering)


@require_POST
@member_page
def absence(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    actions.take_off(by=viewer, gathering=gathering)
    messages.success(request, "You are off the list. Nothing says any more that you were there.")
    return redirect(gathering)
