from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from barnraiser.communities import queries as communities
from barnraiser.communities.rules import may_read
from barnraiser.ground.web.requests import member_page, viewer_of

from . import actions, pages, queries
from .forms import AnswerForm, OpenForm
from .models import Round
from .rules import may_answer, may_ask, may_open


@require_GET
@member_page
def round_list(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=True)
    may_read(viewer, community).require()
    return render(request, "surveys/list.html", pages.listing(viewer, community))


@member_page
def open_round(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=request.method != "POST")
    may_ask(viewer, community).require()
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        due = may_open(viewer, community, form.cleaned_data["instrument"])
        if due:
            opened = actions.open_round(by=viewer, community=community, **form.cleaned_data)
            messages.success(request, "The round is open. Every member finds it on Today.")
            return redirect(opened)
        form.add_error("instrument", due.reason)
    context = pages.opening(viewer, community, form)
    return render(request, "surveys/open.html", context, status=422 if form.errors else 200)


@require_GET
@member_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    viewer, round = viewer_of(request), _round(request, code)
    result = None if round.is_open() else queries.result_of(round) or actions.settle(round=round)
    if result:
        return render(request, "surveys/results.html", pages.results(viewer, round, result))
    if queries.consent_of(viewer, round):
        return render(request, "surveys/answered.html", pages.answered(viewer, round))
    may_answer(viewer, round).require()
    return _asked(request, round, AnswerForm(round.asks))


@require_POST
@member_page
def answers(request: HttpRequest, code: str) -> HttpResponse:
    viewer, round = viewer_of(request), _round(request, code)
    may_answer(viewer, round).require()
    form = AnswerForm(round.asks, request.POST)
    if not form.is_valid():
        return _asked(request, round, form, status=422)
    actions.answer(by=viewer, round=round, consents=form.cleaned_data["consents"], answers=form.answers)
    messages.success(request, "Your answers are kept. You find them under Me, and can take them back there.")
    return redirect(round)


@require_POST
@member_page
def refusal(request: HttpRequest, code: str) -> HttpResponse:
    round = _round(request, code)
    actions.decline(by=viewer_of(request), round=round)
    messages.success(request, "Not this time. You are not asked again in this round.")
    return redirect("surveys:list", round.community.slug)


@require_POST
@member_page
def withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    round = get_object_or_404(queries.answered_by(viewer), code=code)
    actions.withdraw(by=viewer, round=round)
    messages.success(request, "Your answers and your yes to this round are deleted.")
    return redirect("surveys:mine")


@require_GET
@member_page
def mine(request: HttpRequest) -> HttpResponse:
    return render(request, "surveys/mine.html", pages.mine(viewer_of(request)))


def _round(request: HttpRequest, code: str) -> Round:
    return get_object_or_404(queries.visible_to(viewer_of(request)), code=code)


def _asked(request: HttpRequest, round: Round, form: AnswerForm, status: int = 200) -> HttpResponse:
    viewer = viewer_of(request)
    context = pages.asking(viewer, round, form, is_aside=queries.is_aside(viewer, round))
    return render(request, "surveys/ask.html", context, status=status)
