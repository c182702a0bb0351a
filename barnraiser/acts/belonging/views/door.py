"""What those who keep a community's door do: set what is asked, read who asks, answer."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries, rules
from ..forms import QuestionsForm, ReplyForm
from ..models import IMPACT, MOST_QUESTIONS, JoinAnswer, Request
from .answers import answered, inside, page, seen, sent_in


@require_safe
@front_page
def requests(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_keep_the_door(viewer, community).require()
    here = inside(request, community) | {
        "wrong": None,
        "at_the_door": [(one, said, ReplyForm(prefix=one.code)) for one, said in _at(request, slug)],
    }
    return render(request, "belonging/requests.html", here)


@require_POST
@front_page
def reply(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_keep_the_door(viewer, community).require()
    asked = queries.request_waiting(viewer, code)
    if asked is None or asked.community != community:
        raise Http404
    form = ReplyForm(request.POST, prefix=code)
    if not form.is_valid():
        rows = [
            (one, said, form if one == asked else ReplyForm(prefix=one.code))
            for one, said in _at(request, slug)
        ]
        here = inside(request, community) | {"at_the_door": rows, "wrong": form}
        return render(request, "belonging/requests.html", here, status=422)
    said = actions.reply(by=viewer, asked=asked, **form.cleaned_data)
    answer = "may come in" if said.lets_in else "has your “not this time”"
    messages.success(request, f"{asked.person.name} {answer}. They have a letter with your words.")
    return redirect("belonging:requests", slug)


@page
@front_page
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_set_questions(viewer, community).require()
    form = QuestionsForm(sent_in(request), standing=queries.questions_of(community))
    if request.method == "POST" and form.is_valid():
        actions.set_questions(by=viewer, community=community, questions=form.questions())
        messages.success(request, "Whoever comes in is asked that from now on.")
        return redirect("belonging:questions", slug)
    here = {"form": form, "impact": IMPACT, "most": MOST_QUESTIONS} | inside(request, community)
    return answered(request, "belonging/questions.html", here, form)


def _at(request: HttpRequest, slug: str) -> list[tuple[Request, list[JoinAnswer]]]:
    return queries.requests_at(viewer_of(request), seen(request, slug))
