"""Somebody's page, and what stands on it."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from barnraiser.ground import manifest
from barnraiser.ground.text import render as rendered
from barnraiser.ground.web.requests import front_page, open_page, viewer_of

from .. import queries
from ..models import Part, Person


@require_safe
@front_page
def person(request: HttpRequest, handle: str) -> HttpResponse:
    viewer = viewer_of(request)
    person = queries.at_handle(viewer, handle)
    if person is None:
        raise Http404
    if person.handle != handle:
        return redirect(person)
    page = queries.page_of(viewer, person)
    knows = queries.sees(viewer, person)
    here = {
        "page": page,
        "person": page.who,
        "knows": knows,
        "is_own": person == viewer,
        "takes_part": manifest.taking_part(viewer, [person.pk]).get(person.pk, "")
        if knows and not person.is_claimed
        else "",
        "is_public": queries.is_public(person),
        "shared": queries.interests_of(viewer),
        "belongs": manifest.belongings(viewer, person),
        "annexes": manifest.annexes(viewer, person) if knows else [],
        "elsewhere": queries.reports_of(person, page.listed),
        "story": rendered(page.who.story),
        "doors": _doors(viewer, person) if knows and person != viewer else [],
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
@open_page
def picture(request: HttpRequest, code: str) -> HttpResponseBase:
    """Somebody's picture, for those they show it to."""
    shown = Person.objects.filter(queries.who_shows(viewer_of(request), Part.PICTURE))
    person = get_object_or_404(shown, code=code)
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
