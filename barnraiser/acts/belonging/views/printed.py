"""On paper: the list of members, join forms with codes, and entering what came back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barnraiser.communities import queries as communities
from barnraiser.ground import manifest
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries, rules
from ..forms import EnterForm, SheetsForm
from .answers import answered, inside, page, seen, sent_in


@never_cache
@require_safe
@front_page
def printed_members(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_print(viewer, community).require()
    rows = list(communities.memberships(viewer, community))
    beside = manifest.beside(viewer, community, [row.person_id for row in rows])
    here = inside(request, community) | {"rows": [(row, beside.get(row.person_id, [])) for row in rows]}
    return render(request, "belonging/printed_members.html", here)


@never_cache
@page
@front_page
def sheets(request: HttpRequest, slug: str) -> HttpResponse:
    """Making sheets, and which are out."""
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_print(viewer, community).require()
    form = SheetsForm(sent_in(request), members=communities.members(viewer, community))
    if request.method == "POST" and form.is_valid():
        actions.make_sheets(by=viewer, community=community, **form.wanted())
        return redirect("belonging:printed_sheets", slug)
    here = {"form": form, "sheets": queries.sheets_out(viewer, community)} | inside(request, community)
    return answered(request, "belonging/sheets.html", here, form)


@never_cache
@require_safe
@front_page
def printed_sheets(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_print(viewer, community).require()
    here = inside(request, community) | {
        "sheets": queries.sheets_out(viewer, community),
        "rules": communities.rules_of(community),
        "questions": queries.questions_of(community).values(),
    }
    return render(request, "belonging/printed_sheets.html", here)


@require_POST
@front_page
def let_go_of_sheet(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    sheet = queries.sheet_out(viewer, community, code)
    if sheet is None:
        raise Http404
    actions.let_go_of_sheet(by=viewer, sheet=sheet)
    return redirect("belonging:sheets", slug)


@never_cache
@page
@front_page
def enter(request: HttpRequest, slug: str) -> HttpResponse:
    """A join form came back: a host enters whoever signed it."""
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_keep_the_door(viewer, community).require()
    form = EnterForm(sent_in(request), questions=queries.questions_of(community))
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        sheet = actions.try_code(by=viewer, community=community, code=code, for_person=False)
        if sheet:
            person = actions.enter_by_sheet(by=viewer, sheet=sheet, **form.entered())
            messages.success(request, f"{person.name} is a member. You are named to welcome them.")
            return redirect("communities:members", slug)
        form.add_error("code", "No sheet with this code waits here. Look at it again, letter by letter.")
    return answered(request, "belonging/enter.html", {"form": form} | inside(request, community), form)
