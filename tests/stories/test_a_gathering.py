"""People are called together, answer, check in by three words, say whom they met, and go on from there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.actions.calling import Plan
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .browser import looks_right
from .conftest import Visit


@pytest.fixture
def supper(nell: Person, soil_and_table: Community) -> Gathering:
    """A supper that began a quarter of an hour ago, with room for two guests."""
    start = clock.now() - timedelta(minutes=15)
    plan = Plan(
        title="Supper for growers and cooks",
        way="in_person",
        place="The chapel kitchen",
        starts_at=start,
        ends_at=start + timedelta(hours=4),
        capacity=2,
    )
    return actions.call(by=nell, community=soil_and_table, plan=plan)


@pytest.mark.requirement("E1", "G1")
def test_a_member_calls_people_together_and_they_answer(
    visit: Visit, soil_and_table: Community, ruth: Person, callum: Person
) -> None:
    host = visit(ruth)
    host.goto(f"/communities/{soil_and_table.slug}/gatherings/")
    expect(host.get_by_text("Nothing is planned")).to_be_visible()
    looks_right(host)
    host.get_by_role("link", name="Call a gathering").click()
    host.get_by_role("button", name="Call it").click()
    expect(host.get_by_text("Say where it is.").first).to_be_visible()
    host.get_by_label("What is it?").fill("Apple pressing")
    host.get_by_label("Day").fill((timezone.localdate() + timedelta(days=6)).isoformat())
    host.get_by_label("From").fill("10:00")
    host.get_by_label("Until").fill("15:00")
    host.get_by_label("Where").fill("The old press")
    host.get_by_label("Room for how many").fill("1")
    looks_right(host)
    host.get_by_role("button", name="Call it").click()
    expect(host.get_by_role("heading", level=1)).to_have_text("Apple pressing")

    guest = visit(callum, width=390)
    guest.goto("/notices/")
    guest.get_by_role("link", name="Apple pressing").first.click()
    looks_right(guest)
    guest.get_by_role("radio", name="Yes, I am coming").check()
    guest.get_by_label("I will bring").fill("Two crates of russets")
    guest.get_by_role("button", name="Save my answer").click()
    expect(guest.get_by_text("You have a place.")).to_be_visible()

    host.reload()
    expect(host.get_by_text("Two crates of russets")).to_be_visible()
    looks_right(host)


@pytest.mark.requirement("G2", "F6", "G4")
def test_on_a_phone_without_javascript_one_checks_in_and_says_whom_one_met(
    without_javascript: Callable[..., Page], supper: Gathering, nell: Person, ruth: Person, callum: Person
) -> None:
    host = without_javascript(nell, width=390)
    host.goto(f"{supper.get_absolute_url()}hosting/")
    words = host.locator(".ticket__words").inner_text()
    host.get_by_role("button", name="Is here Callum Birch").click()
    looks_right(host)

    guest = without_javascript(ruth, width=390)
    guest.goto(supper.get_absolute_url())
    guest.get_by_label("The three words").fill("oak oak oak")
    guest.get_by_role("button", name="Check in", exact=True).click()
    expect(guest.get_by_text("These are not the three words.").first).to_be_visible()
    guest.get_by_label("The three words").fill(words)
    guest.get_by_role("button", name="Check in", exact=True).click()
    expect(guest.get_by_text("You are checked in.").first).to_be_visible()
    guest.get_by_role("checkbox", name="Callum Birch").check()
    guest.get_by_role("button", name="Save who I met").click()
    looks_right(guest)
    guest.get_by_text("Write down what was agreed").click()
    guest.get_by_label("What", exact=True).fill("Lend Callum the spade")
    guest.get_by_label("Who", exact=True).select_option(label="Ruth Amsel")
    guest.get_by_role("button", name="Write it down").click()
    expect(guest.get_by_role("button", name="It is done")).to_be_visible()

    other = without_javascript(callum, width=390)
    other.goto(supper.get_absolute_url())
    expect(other.get_by_text("Says you met")).to_be_visible()
    other.get_by_role("checkbox", name="Ruth Amsel").check()
    other.get_by_role("button", name="Save who I met").click()
    expect(other.get_by_text("You have both said so").first).to_be_visible()
    looks_right(other)
    met = Act.objects.get(kind="gatherings.met")
    assert (met.by_id, list(met.parties.values_list("person", flat=True))) == (callum.pk, [ruth.pk])


@pytest.mark.requirement("G3")
def test_who_was_full_moves_up_and_the_talk_goes_on_after_it(
    visit: Visit, supper: Gathering, ruth: Person, callum: Person, priya: Person
) -> None:
    for person in (ruth, callum, priya):
        actions.answer(by=person, gathering=supper, coming=True)
    waiting = visit(priya)
    waiting.goto(supper.get_absolute_url())
    expect(waiting.get_by_text("You wait for a place, first in line")).to_be_visible()

    leaving = visit(callum)
    leaving.goto(supper.get_absolute_url())
    leaving.get_by_role("radio", name="Not this time").check()
    leaving.get_by_role("button", name="Save my answer").click()
    expect(leaving.get_by_text("Nobody is told.")).to_be_visible()

    waiting.goto("/notices/")
    expect(waiting.get_by_text("made room").first).to_be_visible()
    waiting.goto(supper.get_absolute_url())
    expect(waiting.get_by_text("You have a place.")).to_be_visible()
    actions.check_in(by=priya, gathering=supper, words=supper.words_to_say)
    waiting.reload()
    waiting.get_by_text("Open the talk after it").click()
    waiting.get_by_label("Your words").fill("The soup, and who made it.")
    waiting.get_by_role("button", name="Open it").click()
    expect(waiting.get_by_role("heading", level=1)).to_contain_text("Supper for growers")
    waiting.goto(supper.get_absolute_url())
    expect(waiting.get_by_role("link", name="what stays with you?")).to_be_visible()
    looks_right(waiting)
    assert queries.visible_to(priya).get().follow_up.by_id == priya.pk
