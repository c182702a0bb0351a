"""The page behind the link in a letter that ends letters of its kind."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from barnraiser.ground.web.requests import open_page

from .. import actions, purposes
from ..models import Answer
from ..queries import saying_no


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@open_page
def say_no(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing. The press comes from the page or from a mail program, which has no cookie to show."""
    found = saying_no.read(token)
    if found is None:
        raise Http404
    person, ended = found
    if request.method == "POST":
        for purpose in ended:
            actions.answer_consent(by=person, purpose=purpose, given=False, through=Answer.Through.LETTER)
    here = {
        "stopped": request.method == "POST",
        "wordings": [purposes.wording(purpose) for purpose in ended],
        "labels": [purpose.label for purpose in ended],
    }
    response = render(request, "people/say_no.html", here)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
