"""The pages of campaigns: one that runs with everything on it, and one that has ended."""

from datetime import timedelta

from django.utils import timezone

from barnraiser.acts.campaigns import actions
from barnraiser.acts.campaigns.models import Campaign, Need
from barnraiser.ground import clock

from . import House

WRITTEN_TO_ONLY = {
    "campaigns:conversation",
    "campaigns:names",
    "campaigns:names_withdrawal",
    "campaigns:owners_answer",
    "campaigns:owners_end",
    "campaigns:pledge_withdrawal",
    "campaigns:points",
    "campaigns:settlement",
    "campaigns:steps",
    "campaigns:voices",
    "campaigns:witnesses",
    "campaigns:work_done",
    "campaigns:work_owner",
}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    campaign, need = stands(house)
    pledge = need.pledges.order_by("pk")[0]
    code = campaign.code
    return {
        "campaigns:list": f"/communities/{house.community.slug}/campaigns/",
        "campaigns:new": f"/communities/{house.community.slug}/campaigns/new/",
        "campaigns:detail": f"/campaigns/{code}/",
        "campaigns:words": f"/campaigns/{code}/words/",
        "campaigns:day": f"/campaigns/{code}/day/",
        "campaigns:closing": f"/campaigns/{code}/closing/",
        "campaigns:owners": f"/campaigns/{code}/owners/",
        "campaigns:needs": f"/campaigns/{code}/needs/",
        "campaigns:work": f"/campaigns/{code}/tasks/",
        "campaigns:moved": f"/campaigns/{code}/moved/",
        "campaigns:results": f"/campaigns/{code}/results/",
        "campaigns:need": need.get_absolute_url(),
        "campaigns:mark": f"{need.get_absolute_url()}mark/",
        "campaigns:pledge": pledge.get_absolute_url(),
    }


def stands(house: House) -> tuple[Campaign, Need]:
    """A campaign of Nell’s that others carry, give to, speak to, and have seen come true in part."""
    nell, others = house.nell, house.others
    now = clock.now()
    today = timezone.localdate(now)
    with clock.at(now - timedelta(days=20)):
        campaign = actions.call(
            by=nell,
            community=house.community,
            title="Soil in the contract",
            goal="From the next tender on, the city counts the soil its school meals come from.",
            asks_whom="The city council",
            asks_what="One line in the tender for school meals.",
            until=today + timedelta(days=41),
            until_what="The council’s vote, Guildhall, 19:00",
            words="They buy on **price** and delivery. The soil is not in the sum.",
        )
        asked = actions.ask_to_carry(by=nell, campaign=campaign, person=others[0], part="Speaks to schools")
        actions.answer_asking(by=others[0], asked=asked, yes=True)
        actions.ask_to_carry(by=nell, campaign=campaign, person=others[1], part="Drives")
        need = actions.need(
            by=nell, campaign=campaign, kind="skills", title="Farms that open a field", target=40
        )
        money = actions.need(
            by=nell, campaign=campaign, kind="money", title="Soil tests", target=200_000, currency="GBP"
        )
        actions.need(by=nell, campaign=campaign, kind="signatures", title="Names under it", target=2000)
        actions.challenge(by=nell, need=money, amount=150_000, words="what Ransdale raised in 2024")
    with clock.at(now - timedelta(days=10)):
        for person in others:
            pledge = actions.pledge(by=person, need=need, amount=2, words="The wet corner too.")
            actions.step(by=nell, pledge=pledge, kind="confirmed")
            actions.pledge(by=person, need=money, amount=5_000, quiet=person == others[2])
        actions.step(by=nell, pledge=pledge, kind="received")
        for title in ("Speak to Councillor Aldiss", "Fold 600 leaflets", "Letter to the Courier"):
            milestone = actions.plan(by=nell, campaign=campaign, title=title, due=today)
        actions.take_on(by=others[3], milestone=milestone)
        actions.finish(by=others[3], milestone=milestone)
        point = actions.propose(
            by=others[0], campaign=campaign, words="Soil counts for a tenth of the score."
        )
        for person in others[1:5]:
            actions.speak_to(by=person, point=point, stance="behind")
        actions.speak_to(by=others[5], point=point, stance="otherwise", words="A twentieth is enough.")
        actions.note_influence(
            by=nell, campaign=campaign, whom="Councillor Aldiss", words="Said she would.", on=today
        )
        result = actions.note_change(
            by=others[0],
            campaign=campaign,
            words="Three schools ask for local barley.",
            evidence="In writing, on their own paper.",
            on=today,
            links=["https://example.org/letters"],
            civic="Two of us spoke at the council.",
        )
        actions.witness(by=others[3], result=result, words="I carried one of the letters.")
        actions.talk(by=others[0], campaign=campaign, words="Who comes along on the day?")
    return campaign, need
