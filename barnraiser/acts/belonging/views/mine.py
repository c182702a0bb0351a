from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries
from ..forms import ForgetForm
from .answers import answered, page, sent_in


@never_cache
@require_safe
@front_page
def export(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    answer = JsonResponse(
        queries.everything_about(viewer), json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    answer["Content-Disposition"] = f'attachment; filename="{viewer.handle}.json"'
    return answer


@never_cache
@page
@front_page
@reauthentication_required  # type: ignore[untyped-decorator]
def forget(request: HttpRequest) -> HttpResponse:
    form = ForgetForm(sent_in(request))
    if request.method == "POST" and form.is_valid():
        actions.forget_me(by=viewer_of(request))
        logout(request)
        messages.success(
            request, "You are forgotten here. Letters that were sent before cannot be called back."
        )
        return redirect(settings.LOGIN_URL)
    return answered(request, "belonging/forget.html", {"form": form}, form)
