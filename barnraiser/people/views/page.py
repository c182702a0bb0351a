"""Somebody's page, and what stands on it."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from barnraiser.ground import manifest
from barnraiser.ground.text import render as rendered
from barnraiser.ground.web.requests import front_page, member_page, viewer_of

from .. import queries
from ..models import Person


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
        "elsewhere": queries.reports_of(person),
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
