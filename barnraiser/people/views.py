from django.contrib import messages
from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.ground import manifest
from barnraiser.ground.text import render as rendered
from barnraiser.ground.web.requests import front_page, member_page, viewer_of

from . import actions, directory, queries
from .forms import ConsentForm, ProfileForm, SearchForm
from .models import Consent, Person

A_PAGEFUL = 20


@require_safe
@front_page
def people_list(request: HttpRequest) -> HttpResponse:
    viewer, form = viewer_of(request), SearchForm(request.GET)
    wanted = form.wanted()
    page = Paginator(directory.found(viewer, wanted), A_PAGEFUL).get_page(request.GET.get("page"))
    reasons = queries.reasons(viewer, list(page))
    steps = directory.steps(viewer, wanted)
    here = {
        "page": page,
        "rows": [(person, reasons[person.pk]) for person in page],
        "wanted": wanted,
        "words": " ".join(wanted.words),
        "steps": steps,
        "wider": directory.wider(steps),
        "where": next((step.said for step in steps if step.is_chosen), ""),
        "sectors": directory.sectors(viewer, wanted),
        "interests": directory.interests(viewer, wanted),
    }
    return render(request, "people/list.html", here)


@require_safe
@front_page
def person(request: HttpRequest, handle: str) -> HttpResponse:
    viewer = viewer_of(request)
    person = get_object_or_404(queries.visible_to(viewer).prefetch_related("interests"), handle=handle)
    here = {
        "person": person,
        "cares": [interest.word for interest in person.interests.all()],
        "shared": queries.interests_of(viewer),
        "belongs": manifest.belongings(viewer, person),
        "annexes": manifest.annexes(viewer, person),
        "story": rendered(person.story),
        "doors": [] if person == viewer else _doors(viewer, person),
    }
    return render(request, "people/person.html", here)


def _doors(viewer: Person, person: Person) -> list[tuple[manifest.PersonDoor, str]]:
    """What the viewer could do toward this person now, with the address where it is done."""
    return [
        (door, reverse(door.url_name, args=[person.handle]))
        for door in manifest.person_doors()
        if door.may(viewer, person)
    ]


@require_safe
@member_page
def picture(request: HttpRequest, code: str) -> HttpResponseBase:
    person = get_object_or_404(queries.visible_to(viewer_of(request)), code=code)
    if not person.picture:
        raise Http404
    try:
        file = person.picture.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(file, content_type="image/webp", filename="picture.webp")
    answer["Cache-Control"] = "private, max-age=86400"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@require_safe
@front_page
def me(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    counts_ties = queries.consents(viewer, Consent.Purpose.TIES)
    here = {
        "person": viewer,
        "cares": queries.interests_of(viewer),
        "belongs": manifest.belongings(viewer, viewer),
        "counts_ties": counts_ties,
        "links": [(link, reverse(link.url_name)) for link in manifest.me_links()],
        "form": ConsentForm(initial=ConsentForm.standing(counts_ties)),
    }
    return render(request, "people/me.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def profile(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    if request.method != "POST":
        form = ProfileForm.about(viewer, queries.interests_of(viewer))
        return render(request, "people/profile.html", {"form": form, "person": viewer})
    form = ProfileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "people/profile.html", {"form": form, "person": viewer}, status=422)
    actions.edit_profile(by=viewer, person=viewer, picture=form.new_picture(), **form.profile())
    messages.success(request, "Your page says it this way now.")
    return redirect(viewer)


@require_POST
@front_page
def consent(request: HttpRequest) -> HttpResponse:
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return render(request, "people/consent.html", {"form": form}, status=422)
    given = form.cleaned_data["counts_ties"]
    actions.answer_consent(by=viewer_of(request), purpose=Consent.Purpose.TIES, given=given)
    said = "Your ties count in the figures." if given else "Your ties are left out of the figures."
    messages.success(request, said)
    return redirect("people:me")


@require_POST
@front_page
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    actions.sign_out_everywhere(by=viewer_of(request))
    logout(request)
    messages.success(request, "You are signed out on every device, this one too.")
    return redirect(resolve_url("account_login"))
