"""The pages of decisions: one open with an objection, one amended, one counted in rounds."""

from datetime import timedelta

from barnraiser.acts.decisions import actions
from barnraiser.ground import clock

from . import House

WRITTEN_TO_ONLY = {
    "decisions:answers",
    "decisions:ballot",
    "decisions:closing",
    "decisions:settlement",
    "decisions:stance",
    "decisions:withdrawal",
}
NOT_A_PAGE = {"decisions:rankings"}


def pages(house: House) -> dict[str, str]:
    community, nell, others = house.community, house.nell, house.others
    dryer = actions.propose(
        by=nell,
        community=community,
        title="Buy one grain dryer between nine farms",
        words="The nine of us buy it, and keep it at *Five Gates*.",
        why="A third of the barley sprouted.",
        effect="communities.adopt_goal",
        values={"text": "One dryer for nine farms", "measured": "We look."},
    )
    actions.stand(by=others[0], proposal=dryer, stance="objects", reason="The lane floods.")
    actions.stand(by=others[1], proposal=dryer, stance="concern", reason="Who pays?")
    actions.stand(by=others[2], proposal=dryer, stance="consents")
    actions.amend(
        by=nell, proposal=dryer, words="At the weighbridge.", why="It floods.", changed="Where it stands"
    )
    crops = actions.propose(
        by=others[0],
        community=community,
        title="Which crop do we all trial next spring?",
        words="One strip each.",
        why="So that we can compare.",
        options=["Lentils", "Naked oats", "Field beans"],
    )
    for place, person in enumerate([nell, *others]):
        actions.rank(by=person, proposal=crops, ranking=[place % 3, (place + 1) % 3])
    with clock.at(crops.closes_at + timedelta(minutes=1)):
        actions.close(proposal=crops)
    here = f"/communities/{community.slug}/decisions/"
    return {
        "decisions:list": here,
        "decisions:new": here + "new/?effect=ties.reweigh",
        "decisions:detail": crops.get_absolute_url(),
        "decisions:versions": dryer.get_absolute_url() + "versions/",
        "decisions:amendment": dryer.get_absolute_url() + "amendment/",
    }
