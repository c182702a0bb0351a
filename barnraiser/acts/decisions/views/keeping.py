import csv

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.sheets import cell
from barnraiser.ground.web.requests import member_page

from .. import actions, choosing, pages, queries
from ..forms import AmendForm
from ..rules import may_amend, may_see_rankings
from . import found


@require_safe
@member_page
def versions(request: HttpRequest, code: str) -> HttpResponse:
    viewer, proposal = found.proposal(request, code)
    return render(request, "decisions/versions.html", pages.versions(viewer, proposal))


@found.page
@member_page
def amendment(request: HttpRequest, code: str) -> HttpResponse:
    viewer, proposal = found.proposal(request, code)
    may_amend(viewer, proposal).require()
    data, last = request.POST if request.method == "POST" else None, queries.wordings(proposal)[-1]
    words = {"words": last.words, "why": last.why}
    form = AmendForm(data, initial=words, says_itself=bool(proposal.effect))
    asked = choosing.asks_again(proposal, last.values if data is None else data)
    where = (viewer, proposal.community, proposal.effect)
    if data and choosing.both_valid(form, asked) and choosing.may_be_asked(*where, asked):
        values = {"values": asked.cleaned_data} if asked else {}
        actions.amend(by=viewer, proposal=proposal, **form.cleaned_data, **values)
        messages.success(request, "The new words are up. Who spoke on the old ones hears of it.")
        return redirect(proposal)
    context = pages.amending(viewer, proposal, form, asked)
    return render(request, "decisions/amend.html", context, status=422 if data else 200)


@require_POST
@member_page
def closing(request: HttpRequest, code: str) -> HttpResponse:
    viewer, proposal = found.proposal(request, code)
    actions.close_early(by=viewer, proposal=proposal)
    messages.success(request, "Everybody has spoken, so it is closed and counted.")
    return redirect(proposal)


@require_POST
@member_page
def withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    viewer, proposal = found.proposal(request, code)
    actions.withdraw(by=viewer, proposal=proposal)
    messages.success(request, "It is withdrawn. What people said stays readable.")
    return redirect(proposal)


@require_safe
@member_page
def rankings(request: HttpRequest, code: str) -> HttpResponse:
    _, proposal = found.proposal(request, code)
    outcome = queries.outcome_of(proposal)
    if outcome is None or not proposal.is_ranked:
        raise Http404
    may_see_rankings(outcome).require()
    texts = {option.position: option.text for option in queries.options(proposal)}
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="rankings-{proposal.code}.csv"'
    csv.writer(answer).writerows([cell(texts[place]) for place in ranking] for ranking in outcome.rankings)
    return answer
