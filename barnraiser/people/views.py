from django.http import Http404, HttpRequest, HttpResponse
from barnraiser.ground.web.requests import front_page


@front_page
def person(request: HttpRequest, handle: str) -> HttpResponse:
    raise Http404
