"""The pages at the door and inside it: asking, answering, welcoming, handing on, and what goes on paper."""

from barnraiser.acts.belonging import actions, queries
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Role
from tests.acts.belonging.telling import knocks, mill_house

from . import House

WRITTEN_TO_ONLY = {
    "belonging:hand_on",
    "belonging:let_go_of_sheet",
    "belonging:reply",
    "belonging:take_back",
    "belonging:welcomed",
    "belonging:withdraw",
}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    community, nell = house.community, house.nell
    mill, forge = mill_house(nell), mill_house(house.others[1], "Forge")
    knocks(house.others[2], mill)
    actions.set_questions(by=house.others[1], community=forge, questions=["Do you own a hammer?"])
    actions.answer_questions(by=nell, community=community, answers={0: "Better soil."})
    membership = rooms.membership_of(house.others[3], community)
    assert membership
    communities.grant(by=nell, membership=membership, role=Role.STEWARD)
    actions.ask_to_take_over(by=house.others[3], community=community, to=nell, key="communities:steward")
    [handover] = queries.handovers_to(nell)
    sheet, _ = actions.make_sheets(by=nell, community=community, number=2)
    actions.make_sheets(by=nell, community=community, person=house.others[3])
    actions.enter_by_sheet(by=nell, sheet=sheet, name="Ada Small", answers={0: "Bread."})
    inside = f"/communities/{community.slug}"
    return {
        "belonging:ask_in": f"/communities/{forge.slug}/ask/",
        "belonging:requests": f"/communities/{mill.slug}/requests/",
        "belonging:questions": f"{inside}/questions/",
        "belonging:answers": f"{inside}/answers/",
        "belonging:my_answers": "/me/coming-in/",
        "belonging:willing": f"{inside}/willing/",
        "belonging:partings": f"{inside}/partings/",
        "belonging:sheets": f"{inside}/sheets/",
        "belonging:printed_sheets": f"{inside}/sheets/printed/",
        "belonging:printed_members": f"{inside}/printed/members/",
        "belonging:enter": f"{inside}/sheets/enter/",
        "belonging:handover": f"/handovers/{handover.code}/",
        "belonging:welcome": queries.welcomes_waiting(nell)[0].get_absolute_url(),
    }
