"""Putting a suggestion aside, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from barnraiser.ground.web.requests import member_page, viewer_of

from . import actions, queries
from .forms import KeyForm


@require_GET
@member_page
def aside(request: HttpRequest) -> HttpResponse:
    rows = queries.put_aside_by(viewer_of(request))
    return render(request, "suggestions/aside.html", {"rows": rows})


@require_POST
@member_page
def put_aside(request: HttpRequest) -> HttpResponse:
    form = KeyForm(request.POST)
    if form.is_valid():
        actions.put_aside(by=viewer_of(request), key=form.cleaned_data["key"])
        messages.success(
            request, "Put aside. Under “What you put aside”, at the end of Today, you can take it back."
        )
    return redirect("/")


@require_POST
@member_page
def taking_back(request: HttpRequest) -> HttpResponse:
    form = KeyForm(request.POST)
    if form.is_valid():
        actions.take_back(by=viewer_of(request), key=form.cleaned_data["key"])
        messages.success(request, "It shows on Today again, as long as it is open.")
    return redirect(reverse("suggestions:aside"))
