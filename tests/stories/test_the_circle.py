"""The whole circle, told once: from a stranger's invitation to a changed figure and another suggestion."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from barnraiser.acts.campaigns import actions as campaigns
from barnraiser.acts.campaigns.models import Need
from barnraiser.acts.decisions import actions as decisions
from barnraiser.acts.decisions.models import Proposal
from barnraiser.acts.gatherings import actions as gatherings
from barnraiser.acts.gatherings.actions.calling import Plan
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.acts.reciprocity.models import Favour
from barnraiser.capital import projector, soundings
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from demo import cast
from tests.capital.conftest import talk
from tests.conftest import joins

from .browser import looks_right
from .conftest import Visit
from .test_a_newcomer import comes_in, invites

TODAY, CAPITAL = "/", "/communities/soil-and-table/capital/"
CALLUM, JOAQUIN = "/people/callum-birch/you-two/", "/people/joaquin-ferrer/you-two/"


@pytest.fixture
def neighbours(soil_and_table: Community, nell: Person, monkeypatch: pytest.MonkeyPatch) -> list[Person]:
    """Nine members who have talked to each other for three months: figures begin."""
    monkeypatch.setattr(soundings, "REPLICATES_NOW", 20)
    monkeypatch.setattr(soundings, "REPLICATES_EARLIER", 10)
    here = [
        nell,
        *(joins(part, soil_and_table, nell) for part in cast.CAST if part not in (cast.NELL, cast.JOAQUIN)),
    ]
    talk(soil_and_table, here, 160, until=clock.now())
    projector.catch_up(soil_and_table)
    return here


@pytest.mark.crossing
@pytest.mark.requirement("I1")
def test_acts_become_ties_ties_become_capital_and_capital_suggests_the_next_act(
    visit: Visit,
    a_little_later: Callable[[], None],
    soil_and_table: Community,
    nell: Person,
    neighbours: list[Person],
) -> None:
    callum = next(person for person in neighbours if person.name == "Callum Birch")
    host, his, hers = visit(nell), visit(width=390), visit(callum)

    invites(host, soil_and_table)
    a_little_later()
    comes_in(his, soil_and_table)
    joaquin = Person.objects.get(name="Joaquín Ferrer")
    says_what_he_cares_about(his)
    figures = ties_on_the_page(host, soil_and_table)
    first = somebody_to_meet(his)
    assert first == "Callum Birch", "both care about lentils"

    is_of_help(his, hers, callum, soil_and_table)
    meets(his, hers, nell, soil_and_table)
    is_trusted(hers, his)
    proposes_and_is_heard(his, neighbours)
    gives_his_word_and_keeps_it(his, host, nell, soil_and_table)

    projector.catch_up(soil_and_table)
    assert ties_on_the_page(host, soil_and_table) != figures
    assert somebody_to_meet(his) != first
    did = Act.objects.filter(by=joaquin).order_by("pk").values_list("kind", flat=True)
    told = [kind for kind in did if kind in STORY]
    assert sorted(set(told), key=told.index) == list(STORY)


STORY = (
    "belonging.joined",
    "reciprocity.came_forward",
    "reciprocity.helped",
    "gatherings.came",
    "decisions.proposed",
    "campaigns.pledged",
    "campaigns.kept",
)


def says_what_he_cares_about(page: Page) -> None:
    page.goto("/me/profile/")
    page.get_by_label("What you care about").fill("lentils")
    page.get_by_label("Your walk of life").select_option("private")
    page.get_by_role("button", name="Keep this page").click()


def ties_on_the_page(page: Page, community: Community) -> str:
    """What the figure of ties says now."""
    page.goto(CAPITAL)
    looks_right(page)
    return page.locator("#ties, [aria-labelledby=ties]").first.inner_text()


def somebody_to_meet(page: Page) -> str:
    page.goto(TODAY)
    looks_right(page)
    found = page.locator("article.meet h3")
    return found.inner_text() if found.count() else ""


def is_of_help(helper: Page, asker: Page, callum: Person, community: Community) -> None:
    """Today shows him an ask that fits; he answers, it is done, confirmed and thanked for."""
    reciprocity.ask(
        by=callum, community=community, gift="knowledge", title="Who has grown lentils on clay before?"
    )
    helper.goto(TODAY)
    helper.get_by_role("link", name="I could help").first.click()
    helper.get_by_label("Your words").fill("Twice. I come by on Thursday.")
    helper.get_by_role("button", name="I can help").click()
    where = Favour.objects.get().get_absolute_url()
    asker.goto(where)
    asker.get_by_role("button", name="Yes, please").click()
    asker.get_by_role("button", name="helped me").click()
    asker.get_by_label("Your thanks").fill("Half the seed, he says, and he is right.")
    asker.get_by_label("Everybody in the community").check()
    asker.get_by_role("button", name="Thank Joaquín Ferrer").click()
    expect(asker.get_by_text("Half the seed").first).to_be_visible()


def meets(his: Page, hers: Page, nell: Person, community: Community) -> None:
    """Both check in by the three words, and say that they met."""
    supper = supper_under_way(nell, community)
    for page in (his, hers):
        page.goto(supper.get_absolute_url())
        page.get_by_label("The three words").fill(supper.words_to_say)
        page.get_by_role("button", name="Check in", exact=True).click()
        expect(page.get_by_text("You are checked in.").first).to_be_visible()
    for page, other in ((his, "Callum Birch"), (hers, "Joaquín Ferrer")):
        page.goto(supper.get_absolute_url())
        page.get_by_role("checkbox", name=other).check()
        page.get_by_role("button", name="Save who I met").click()
    expect(hers.get_by_text("You have both said so").first).to_be_visible()


def supper_under_way(nell: Person, community: Community) -> Gathering:
    start = clock.now() - timedelta(minutes=15)
    plan = Plan(
        title="Supper for growers and cooks",
        way="in_person",
        place="The chapel kitchen",
        starts_at=start,
        ends_at=start + timedelta(hours=4),
    )
    return gatherings.call(by=nell, community=community, plan=plan)


def is_trusted(hers: Page, his: Page) -> None:
    hers.goto(JOAQUIN)
    hers.get_by_label("The keys to the barn").check()
    hers.get_by_label("How far it goes").fill("The seed store")
    hers.get_by_label("What happened").fill("He came when he said he would.")
    hers.get_by_role("button", name="Say it").click()
    his.goto(CALLUM)
    expect(his.get_by_text("He came when he said he would.")).to_be_visible()


def proposes_and_is_heard(page: Page, neighbours: list[Person]) -> None:
    """He proposes a rule; the others consent; it is adopted."""
    page.goto("/communities/soil-and-table/decisions/")
    page.get_by_role("link", name="Propose something").first.click()
    page.get_by_role("link", name="A new rule").click()
    page.get_by_label("The new rule").fill("Failures first.")
    page.get_by_label("Anything that belongs to it").fill("At every gathering.")
    page.get_by_label("Why", exact=True).fill("It is what we come for.")
    page.get_by_role("button", name="Put it to the others").click()
    proposal = Proposal.objects.get()
    page.get_by_role("radio", name="I consent").first.check()
    page.get_by_role("button", name="my word").click()
    for person in neighbours:
        decisions.stand(by=person, proposal=proposal, stance="consents")
    page.goto(proposal.get_absolute_url())
    page.get_by_role("button", name="Everybody has spoken: close it").click()
    expect(page.get_by_text("It passed.")).to_be_visible()
    page.goto("/communities/soil-and-table/charter/")
    expect(page.get_by_text("Failures first.").first).to_be_visible()


def gives_his_word_and_keeps_it(his: Page, host: Page, nell: Person, community: Community) -> None:
    campaign = campaigns.call(
        by=nell,
        community=community,
        title="Soil in the contract",
        goal="The council’s food contract asks for living soil.",
        asks_whom="The city council",
        asks_what="One clause on soil.",
        until=timezone.localdate() + timedelta(days=20),
    )
    need = campaigns.need(by=nell, campaign=campaign, kind=Need.Kind.HOURS, title="Counting worms", target=40)
    his.goto(need.get_absolute_url())
    his.get_by_label("How many hours?").fill("3")
    his.get_by_role("button", name="Give my word").click()
    host.goto(need.get_absolute_url())
    host.get_by_role("link", name="Answer").click()
    host.get_by_role("button", name="Yes, we count on it").click()
    his.goto(need.get_absolute_url())
    his.get_by_role("link", name="Say how it stands").click()
    his.get_by_role("button", name="It is done").click()
    host.reload()
    host.get_by_role("button", name="It has come").click()
    expect(host.get_by_text("Has come").first).to_be_visible()
