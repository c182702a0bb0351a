"""The pages of programmes: one whose drafts Nell reads, and one that asks her whether it may take part."""

from datetime import timedelta

from barnraiser.acts.programmes import actions
from barnraiser.acts.programmes.actions import Guidance
from barnraiser.acts.programmes.models import Mandate, Programme
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Role
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.organisations import actions as organisations
from barnraiser.people.models import Person

from . import House

WRITTEN_TO_ONLY = {
    "programmes:admission",
    "programmes:answer",
    "programmes:approval",
    "programmes:change",
    "programmes:close",
    "programmes:declining",
    "programmes:end",
    "programmes:part",
    "programmes:refusal",
    "programmes:revision",
    "programmes:withdrawal",
}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    nell, voice, room = house.nell, house.others[1], house.community
    programme = _begins(nell, "Kitchen Seeds")
    seat = actions.ask_in(by=nell, programme=programme, community=room, words="We listen first.")
    actions.admit(by=_another_steward(house), seat=seat)
    own, theirs = _speaks(nell, programme, nell), _speaks(nell, programme, voice)
    draft = actions.write(
        by=voice, mandate=theirs, community=room, words="Beans, *two* jars.", kind="resource", title="Beans"
    ).draft
    asking = _begins(house.others[2], "Valley Courier")
    actions.ask_in(by=house.others[2], programme=asking, community=room, words="To be corrected here.")
    at = f"/programmes/{programme.code}/"
    return {
        "programmes:new": f"{programme.organisation.get_absolute_url()}programmes/new/",
        "programmes:detail": at,
        "programmes:guidelines": f"{at}guidelines/",
        "programmes:review": f"{at}review/",
        "programmes:voices": f"{at}voices/",
        "programmes:places": f"{at}places/",
        "programmes:mandate": f"/mandates/{own.code}/",
        "programmes:write": f"/mandates/{own.code}/write/",
        "programmes:draft": f"/drafts/{draft.code}/",
        "programmes:inside": f"/communities/{room.slug}/organisations/",
    }


def _begins(by: Person, name: str) -> Programme:
    return actions.begin(
        by=by,
        organisation=organisations.found(by=by, name=name, sector="nonprofit", about="What it does."),
        name="At the table",
        goal="Every kitchen knows where its beans came from.",
        audience="Kitchens",
        guidance=Guidance(["Thanks"], ["Prices"], ["Asking for criticism to be removed"]),
        level="before",
        reason="We are new at this.",
        next_on=(clock.now() + timedelta(days=90)).date(),
    )


def _speaks(by: Person, programme: Programme, person: Person) -> Mandate:
    until = clock.now() + timedelta(days=200)
    offered = actions.offer(
        by=by, programme=programme, person=person, role="Keeper", scope="Seeds.", expires_at=until
    )
    return offered if offered.since else actions.take_up(by=person, mandate=offered)


def _another_steward(house: House) -> Person:
    """Who answers for an organisation does not let it in."""
    membership = membership_of(house.others[0], house.community)
    assert membership
    communities.grant(by=house.nell, membership=membership, role=Role.STEWARD)
    return house.others[0]
