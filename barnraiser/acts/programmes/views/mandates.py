from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, pages, queries, rules
from ..forms import EndForm
from .answers import answered, mandate_at, page, sent_in


@require_safe
@front_page
def mandate(request: HttpRequest, code: str) -> HttpResponse:
    here = pages.mandate(viewer_of(request), mandate_at(request, code))
    return render(request, "programmes/mandate.html", here)


@require_POST
@front_page
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Yes or no from the person who was asked."""
    viewer, offered = viewer_of(request), mandate_at(request, code)
    if request.POST.get("answer") == "yes":
        actions.take_up(by=viewer, mandate=offered)
        messages.success(request, "You speak for it now: by name, under its guidelines, until that day.")
        return redirect(offered)
    actions.decline_offer(by=viewer, mandate=offered)
    messages.success(request, "You said no. It needed no reason.")
    return redirect("organisations:list")


@require_POST
@front_page
def end(request: HttpRequest, code: str) -> HttpResponse:
    form = EndForm(request.POST)
    if not form.is_valid():
        here = pages.mandate(viewer_of(request), mandate_at(request, code)) | {"ending": form}
        return render(request, "programmes/mandate.html", here, status=422)
    ended = actions.end(
        by=viewer_of(request), mandate=mandate_at(request, code), why=form.cleaned_data["why"]
    )
    messages.success(request, "The mandate has ended. What was said under it stays.")
    return redirect(ended)


@page
@front_page
def write(request: HttpRequest, code: str) -> HttpResponse:
    viewer, held = viewer_of(request), queries.mandate_for(viewer_of(request), code)
    if held is None:
        raise Http404
    rules.stands(held).require()
    answers = pages.answered(viewer, request.GET.get("in", ""), request.GET.get("to", ""))
    form = pages.words_form(held, answers, sent_in(request), request.GET.get("where", ""))
    if request.method == "POST" and form.is_valid():
        written = actions.write(by=viewer, mandate=held, **pages.written(form, answers))
        messages.success(request, pages.said_of_words(written))
        return redirect(written.statement.message if written.statement else written.draft)
    here = pages.writing(held, answers, form)
    return answered(request, "programmes/write.html", here, form)
