"""What a member says of themselves in a community: why they came, and what they would help with."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries, rules
from ..forms import AnswersForm, WillingForm
from .answers import answered, asking, inside, page, seen, sent_in


@require_safe
@front_page
def my_answers(request: HttpRequest) -> HttpResponse:
    return render(request, "belonging/my_answers.html", {"said": queries.my_answers(viewer_of(request))})


@page
@front_page
def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """One's own answers: for members, and for those whose words are kept there still."""
    viewer = viewer_of(request)
    community = get_object_or_404(Community, slug=slug)
    if not rules.may_answer_questions(viewer, community):
        raise Http404
    form = AnswersForm(sent_in(request), **asking(viewer, community))
    if request.method == "POST" and form.is_valid():
        actions.answer_questions(by=viewer, community=community, answers=form.answers())
        messages.success(request, "It says so now.")
        return redirect("belonging:my_answers")
    return answered(request, "belonging/answers.html", {"form": form, "community": community}, form)


@page
@front_page
def willing(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_say_willing(viewer, community).require()
    said = queries.willingness_of(viewer, community)
    form = WillingForm(sent_in(request), initial=WillingForm.about(said))
    if request.method == "POST" and form.is_valid():
        actions.say_willing(by=viewer, community=community, **form.cleaned_data)
        messages.success(request, "It stands beside your name, and you are a member as before.")
        return redirect("communities:members", slug)
    here = {"form": form, "said": said} | inside(request, community)
    return answered(request, "belonging/willing.html", here, form)
