from django.http import HttpRequest, HttpResponse

from barnraiser.communities import queries as communities
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, rules
from ..forms import AffirmForm
from .answers import answered, asking, inside, page, seen, sent_in, standing, welcomed


@page
@front_page
def join(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_join(viewer, community).require()
    there = communities.rules_of(community)
    form = AffirmForm(
        sent_in(request), rules_there=there, standing=standing(viewer), **asking(viewer, community)
    )
    if request.method == "POST" and form.is_valid():
        actions.join(by=viewer, community=community, counts_ties=form.answer(), answers=form.answers())
        return welcomed(request, community, viewer)
    here = {"form": form, "rules": there} | inside(request, community)
    return answered(request, "belonging/join.html", here, form)
