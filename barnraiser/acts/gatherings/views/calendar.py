from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.ground.web.requests import front_page, member_page, open_page, viewer_of

from .. import actions, calendars, pages, queries
from .finding import found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def calendar(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    if request.method == "POST":
        actions.open_feed(by=viewer)
        messages.success(request, "Here is the address. One you had before no longer works.")
        return redirect("gatherings:calendar")
    return render(request, "gatherings/calendar.html", pages.calendar(viewer))


@require_POST
@front_page
def calendar_withdrawal(request: HttpRequest) -> HttpResponse:
    actions.revoke_feed(by=viewer_of(request))
    messages.success(request, "The address no longer works. Your calendar forgets it at its next look.")
    return redirect("gatherings:calendar")


@never_cache
@require_safe
@open_page
def feed(request: HttpRequest, token: str) -> HttpResponse:
    kept = queries.feed_with(token)
    if kept is None:
        raise Http404
    return _sheet(calendars.calendar(settings.NETWORK_NAME, queries.for_feed(kept.person)))


@never_cache
@require_safe
@member_page
def single_calendar(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    comes = queries.link_is_open(viewer, gathering)
    answer = _sheet(calendars.calendar(gathering.title, [(gathering, comes)]))
    answer["Content-Disposition"] = f'attachment; filename="{gathering.code}.ics"'
    return answer


def _sheet(words: bytes) -> HttpResponse:
    return HttpResponse(words, content_type="text/calendar; charset=utf-8")
