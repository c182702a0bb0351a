"""A member begins, is interrupted, goes on, shows a photograph, puts a word right; the talk is looked after by all."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Attachment, Conversation, Draft
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .browser import looks_right
from .conftest import Visit

LIST = "/communities/soil-and-table/"
LOST = "We lost the whole lentil strip"


def photograph() -> dict[str, object]:
    """A photograph as a phone takes it: with where it was taken hidden inside."""
    exif = Image.Exif()
    exif[0x010E] = "52.1N 4.3E, at home"
    written = BytesIO()
    Image.linear_gradient("L").resize((1200, 750)).convert("RGB").save(written, "JPEG", exif=exif)
    return {"name": "IMG_0042.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.requirement("E6", "E7")
def test_a_failure_is_told_put_right_thanked_split_and_summed_up(
    visit: Visit, callum: Person, ruth: Person, nell: Person, soil_and_table: Community, javascript: bool
) -> None:
    teller = visit(callum, width=390, javascript=javascript)
    begins_and_goes_on(teller, javascript=javascript)
    shows_a_photograph(teller)
    talk = Conversation.objects.get()

    reader = visit(ruth, javascript=javascript)
    reader.goto(talk.get_absolute_url())
    expect(reader.get_by_role("img", name="A boot in fat hen")).to_be_visible()
    reader.get_by_role("button", name="Thank Callum").click()
    expect(reader.get_by_role("button", name="You thanked Callum")).to_be_visible()
    reader.get_by_role("button", name="Nod at what Callum said").click()
    expect(reader.get_by_role("button", name="You nodded at what Callum said")).to_be_visible()
    reader.get_by_role("link", name="I’m listening").click()
    expect(reader.get_by_label("Your reply")).to_have_value("I’m listening. What I hear you say is: ")
    reader.get_by_label("Your reply").fill("Same bag, same result. And how are the bees?")
    reader.get_by_role("button", name="Reply to everyone").click()
    looks_right(reader)

    puts_it_right(teller, talk)
    reader.goto(talk.get_absolute_url())
    reader.get_by_role("link", name="Changed once").click()
    expect(reader.get_by_text("80 kilos a hectare.")).to_be_visible()
    looks_right(reader)

    keeper = visit(nell, javascript=javascript)
    gives_the_bees_a_place(keeper, talk)
    asks_for_a_summary(keeper, talk)
    teller.goto(talk.get_absolute_url())
    expect(teller.get_by_text("moved a side talk from here")).to_be_visible()
    teller.get_by_role("link", name="Write what it came to so far").click()
    teller.get_by_label("What it came to so far").fill("On our clay, 110 kilos.")
    looks_right(teller)
    teller.get_by_role("button", name="Put it at the top").click()
    expect(teller.get_by_text("Summed up by Callum Birch")).to_be_visible()
    looks_right(teller)


def begins_and_goes_on(page: Page, *, javascript: bool) -> None:
    page.goto(f"{LIST}start/?kind=failure")
    page.get_by_label("In one sentence").fill(LOST)
    page.get_by_label("Your words").fill("80 kilos a hectare.")
    if javascript:
        expect(page.get_by_text("Kept as a draft, for you alone.")).to_be_visible()
    else:
        page.get_by_role("button", name="Keep as a draft").click()
        expect(page.get_by_text("Your draft is kept, for you alone.")).to_be_visible()
    assert Draft.objects.get().words == "80 kilos a hectare."
    page.goto("/me/drafts/")
    looks_right(page)
    page.get_by_role("link", name=LOST).click()
    expect(page.get_by_label("Your words")).to_have_value("80 kilos a hectare.")


def shows_a_photograph(page: Page) -> None:
    page.get_by_text("Add photographs or files").click()
    page.get_by_label("Photograph or file 1").set_input_files(photograph())  # type: ignore[arg-type]
    page.get_by_role("button", name="Start it").click()
    expect(page.get_by_text("Say what the photograph shows").first).to_be_visible()
    looks_right(page)
    page.get_by_label("Photograph or file 1").set_input_files(photograph())  # type: ignore[arg-type]
    page.get_by_label("What it shows").first.fill("A boot in fat hen")
    page.get_by_role("button", name="Start it").click()
    expect(page.get_by_role("img", name="A boot in fat hen")).to_be_visible()
    looks_right(page)
    assert not Draft.objects.exists()
    with Attachment.objects.get().file.open("rb") as file:
        assert b"at home" not in file.read()


def puts_it_right(page: Page, talk: Conversation) -> None:
    page.goto(talk.get_absolute_url())
    page.get_by_text("More with what Callum Birch said").first.click()
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_label("Your words").fill("80 kilos, rolled wet.")
    page.get_by_role("button", name="Say it so").click()
    expect(page.get_by_text("80 kilos, rolled wet.")).to_be_visible()


def gives_the_bees_a_place(page: Page, talk: Conversation) -> None:
    page.goto(talk.get_absolute_url())
    page.get_by_text("More with what Ruth Amsel said").click()
    page.get_by_role("link", name="Move to its own conversation").click()
    page.get_by_label("What the side talk is about").fill("How are the bees?")
    page.get_by_label("Why").fill("They deserve it")
    looks_right(page)
    page.get_by_role("button", name="Move it").click()
    expect(page.get_by_role("heading", name="How are the bees?")).to_be_visible()


def asks_for_a_summary(page: Page, talk: Conversation) -> None:
    page.goto(talk.get_absolute_url())
    page.get_by_role("link", name="Look after this conversation").click()
    page.get_by_text("Ask for a summary").click()
    page.get_by_label("Whom").first.fill("Callum Birch")
    looks_right(page)
    page.get_by_role("button", name="Ask them", exact=True).click()
    expect(page.get_by_text("Callum Birch was asked to sum this up.")).to_be_visible()


def test_a_member_is_called_in_by_the_keys_alone(
    visit: Visit, callum: Person, ruth: Person, soil_and_table: Community
) -> None:
    talk = actions.start(by=ruth, community=soil_and_table, kind="question", title="Clover?", words="Wet?")
    page = visit(ruth)
    page.goto(talk.get_absolute_url())
    box = page.locator("textarea[name=words]")
    box.focus()
    page.keyboard.type("Ask @cal")
    expect(page.get_by_role("option", name="Callum Birch")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    looks_right(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value("Ask @callum-birch ")
    page.keyboard.type("or @cal")
    expect(page.get_by_role("option", name="Callum Birch")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).not_to_have_attribute("aria-expanded", "true")
