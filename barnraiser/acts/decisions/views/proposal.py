from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from barnraiser.ground.web.requests import member_page

from .. import pages
from . import found


@require_safe
@member_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    viewer, proposal = found.proposal(request, code)
    if proposal.is_ranked:
        return found.shown(request, viewer, proposal, found.rank_form(viewer, proposal))
    return found.shown(request, viewer, proposal, pages.stance_form(viewer, proposal))
