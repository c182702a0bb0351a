from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from barnraiser.ground.web.requests import member_page, viewer_of
from barnraiser.people import queries as people

from .. import actions, pages, queries, rules
from ..forms import WeMetForm
from .finding import found


@require_POST
@member_page
def meetings(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    rules.may_look_back(viewer, gathering).require()
    chosen = set(request.POST.getlist("met"))
    ticked = [person for person in pages.others_there(viewer, gathering) if person.code in chosen]
    said = actions.say_met_at(by=viewer, gathering=gathering, people=ticked)
    messages.success(request, pages.said_of_meetings(said))
    return redirect(f"{gathering.get_absolute_url()}#met")


@require_GET
@member_page
def meeting(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    told = get_object_or_404(queries.meeting_visible_to(viewer), code=code)
    return render(request, "gatherings/meeting.html", pages.meeting(viewer, told))


@require_POST
@member_page
def meeting_reply(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    told = get_object_or_404(queries.meeting_visible_to(viewer), code=code)
    met = request.POST.get("met") == "yes"
    actions.reply(by=viewer, meeting=told, met=met)
    said = "You have both said so: you met." if met else "Kept as you said. It counts for nothing."
    messages.success(request, said)
    return redirect(told)


@require_POST
@member_page
def meeting_withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    told = get_object_or_404(queries.meeting_visible_to(viewer), code=code)
    other = told.other_than(viewer)
    actions.take_back(by=viewer, meeting=told)
    messages.success(request, "Taken back. It no longer counts.")
    return redirect(other or viewer)


@member_page
def we_met(request: HttpRequest, handle: str) -> HttpResponse:
    viewer = viewer_of(request)
    other = get_object_or_404(people.visible_to(viewer), handle=handle)
    rules.may_say_we_met(viewer, other).require()
    form = WeMetForm(request.POST or None, rooms=list(queries.common_rooms(viewer, other)))
    if request.method == "POST" and form.is_valid() and pages.may_say(form, viewer, other):
        told = actions.say_we_met(by=viewer, other=other, community=form.room(), when=pages.when(form))
        messages.success(request, pages.said_of_meetings([told]))
        return redirect(told)
    context = pages.we_met(viewer, other, form)
    return render(request, "gatherings/we_met.html", context, status=422 if form.errors else 200)
