import re
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client

from barnraiser.acts.commons import actions, queries
from barnraiser.acts.commons.models import Keeping, Page, Section
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.acts.direct.test_views import HOSTILE
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from .telling import HOME, ROOM, SQUARE, asks_to_keep, keeps, meet, opening, page_with, says

WORD = {"kind": "word", "title": "Gumboot year", "words": "So wet."}


@pytest.mark.requirement("E5")
def test_from_a_message_to_a_word_of_ours(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    message = says(callum, soil_and_table)
    browser, author, other = signed_in(ruth), signed_in(callum), signed_in(nell)
    chosen = page(browser, f"{HOME}keep/?from={message.conversation.code}")
    assert f"/messages/{message.code}/keep/" in chosen
    assert message.conversation.title in page(browser, f"{HOME}keep/")
    where = f"/messages/{message.code}/keep/"
    assert "is asked first" in page(browser, where)
    assert browser.post(where, {"kind": "word"}).status_code == 422
    assert browser.post(where, WORD).status_code == 302
    kept = Keeping.objects.get().get_absolute_url()
    assert "waits for whoever said it" in page(browser, kept)
    assert "waits for whoever said it" in page(browser, HOME)
    assert "would like to keep something you said" in page(author, HOME)
    assert other.get(kept).status_code == 404
    assert browser.post(f"{kept}answer/", {"says": "yes"}).status_code == 403
    assert author.post(f"{kept}answer/", {"says": "yes"}).status_code == 302
    home = page(other, HOME)
    assert "Gumboot year" in home
    assert f"/messages/{message.code}/" in home, "its source is linked"
    other.post(f"{kept}support/", {"says": "yes"})
    assert "So say Nell Whitlock" in page(browser, kept)
    other.post(f"{kept}support/", {"says": "no"})
    assert "So say" not in page(browser, kept)
    assert author.post(f"{kept}taking-out/").status_code == 302
    assert other.get(kept).status_code == 404


def test_a_no_shows_nowhere(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    keeping = asks_to_keep(ruth, says(callum, soil_and_table))
    browser, kept = signed_in(ruth), keeping.get_absolute_url()
    before = _still(page(browser, kept)), _still(page(browser, HOME))
    assert signed_in(callum).post(f"{kept}answer/", {"says": "no"}).status_code == 302
    assert (_still(page(browser, kept)), _still(page(browser, HOME))) == before
    assert signed_in(callum).get(kept).status_code == 404


def _still(shown: str) -> str:
    shown = re.sub(r'nonce="[^"]+"|value="[\w-]{30,}"', "", shown)
    return re.sub(r"<time.*?</time>", "", shown)


def test_wording_anew_and_being_overtaken(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    keeping = keeps(ruth, says(callum, soil_and_table))
    where = f"{keeping.get_absolute_url()}wordings/"
    one, other = signed_in(ruth), signed_in(nell)
    assert 'name="number" value="1"' in page(one, where)
    assert one.post(where, {"title": "", "words": "W", "number": 1}).status_code == 422
    assert other.post(where, {"title": "Boots", "words": "Theirs.", "number": 1}).status_code == 302
    late = one.post(where, {"title": "Boots", "words": "What I wrote meanwhile.", "number": 1})
    assert late.status_code == 422
    shown = late.content.decode()
    assert "What I wrote meanwhile." in shown
    assert "Theirs." in shown
    assert 'name="number" value="2"' in shown
    assert one.post(where, {"title": "Boots", "words": "Both.", "number": 2}).status_code == 302
    history = page(other, keeping.get_absolute_url())
    assert "Theirs." in history
    assert "boots" in history


@pytest.mark.requirement("H9")
def test_a_page_from_its_beginning_to_its_history(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = says(callum, soil_and_table).conversation
    browser, other = signed_in(ruth), signed_in(callum)
    assert browser.post(f"{HOME}pages/", {"title": ""}).status_code == 422
    assert browser.post(f"{HOME}pages/", {"title": "Lentils"}).status_code == 302
    assert browser.post(f"{HOME}pages/", {"title": "lentils"}).status_code == 422
    where = Page.objects.get().get_absolute_url()
    assert "No sections yet" in page(other, where)
    new = f"{where}sections/"
    assert talk.title in page(other, new)
    assert other.post(new, {"heading": "Rate", "words": ""}).status_code == 422
    added = other.post(new, {"heading": "Rate", "words": "80 kg.\nLate.", "source": talk.code})
    assert added.status_code == 302
    section = Section.objects.get()
    edit = f"/sections/{section.code}/"
    assert "From “The wet spring”" in page(browser, where)
    assert browser.post(edit, {"heading": "Rate", "words": "110 kg.\nLate.", "number": 1}).status_code == 302
    late = other.post(edit, {"heading": "Rate", "words": "90 kg.\nMine.", "number": 1})
    assert late.status_code == 422
    shown = late.content.decode()
    assert "90 kg.\nMine." in shown, "what was written is in the form"
    assert "Ruth Amsel changed this while you wrote" in shown
    assert 'name="number" value="2"' in shown
    history = page(other, f"{edit}history/")
    assert "<del>80</del><ins>110</ins>" in history
    back = f"{edit}restoration/"
    assert other.post(back, {"number": 1, "instead_of": 1}).headers["Location"].endswith("/history/")
    assert other.post(back, {"number": "one"}).status_code == 404
    assert other.post(back, {"number": 1, "instead_of": 2}).status_code == 302
    assert "80 kg." in page(browser, where)
    browser.post(edit, {"heading": "Rate", "words": "", "number": 3})
    assert "Taken out" in page(browser, where)


@pytest.mark.requirement("E12")
def test_the_square_names_who_keeps_the_room_and_whose_things_lie_there(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    """Eyes on the street: nobody passes unseen, and the ones who look after it are known by name."""
    says(callum, soil_and_table, title="A talk on the square")
    shown = page(signed_in(ruth), SQUARE)
    assert "Keeping the room" in shown
    assert "Nell Whitlock" in shown
    assert "A talk on the square" in shown
    assert shown.index("Whose things lie here") < shown.index(
        "Callum Birch", shown.index("Whose things lie here")
    )
    assert 'href="/communities/soil-and-table/square/"' in page(signed_in(ruth), ROOM), (
        "and it is the first door inside"
    )
    for link in ("exchange/", "gatherings/", "decisions/", "campaigns/", "in-common/"):
        assert f'href="{ROOM}{link}"' in shown


def every_address(keeping: Keeping, shown: Page, section: Section, message: Any) -> list[str]:
    kept, edit = keeping.get_absolute_url(), f"/sections/{section.code}/"
    return [
        *(HOME, SQUARE, f"{HOME}keep/", f"{HOME}pages/"),
        *(kept, f"{kept}answer/", f"{kept}wordings/", f"{kept}support/", f"{kept}taking-out/"),
        *(shown.get_absolute_url(), f"{shown.get_absolute_url()}sections/"),
        *(edit, f"{edit}history/", f"{edit}restoration/", f"/messages/{message.code}/keep/"),
    ]


def test_for_others_none_of_it_exists(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    """Reliability classes 2 and 15: for somebody who is no member each address answers as one that was made up."""
    message = says(callum, soil_and_table)
    keeping, (shown, section) = keeps(ruth, message), page_with(ruth, soil_and_table)
    for browser in (signed_in(harald), Client()):
        for path in every_address(keeping, shown, section, message):
            assert browser.get(path).status_code in (404, 405), path
            assert browser.post(path, {**WORD, "says": "yes", "number": 1}).status_code in (404, 405), path
    assert (Keeping.objects.count(), Section.objects.get().number) == (1, 1)


@pytest.mark.requirement("E3")
def test_what_comes_from_a_confided_conversation_is_in_no_byte_for_others(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    """Reliability class 1: title, words, earlier words, heading and source, on every page a steward can open."""
    meet(callum, ruth, soil_and_table)
    talk = conversations.start(
        by=callum, community=soil_and_table, kind="failure", title="Canary 4e1b", words="4e1b",
        audience=Audience.TRUSTED,
    )  # fmt: skip
    message = opening(talk, callum)
    keeping = keeps(ruth, message, title="Canary 4e1b", words="4e1b")
    shown, section = page_with(ruth, soil_and_table, source=talk)
    actions.edit(by=ruth, section=section, number=1, heading="Canary 4e1b", words="4e1b")
    browser = signed_in(nell)
    more = [
        "/",
        "/notices/",
        "/people/",
        "/search/?q=canary",
        f"/people/{callum.handle}/",
        f"{HOME}keep/?from={talk.code}",
    ]
    for path in [*every_address(keeping, shown, section, message), *more]:
        assert b"4e1b" not in browser.get(path, follow=True).content, path
    assert "4e1b" in page(signed_in(ruth), shown.get_absolute_url())
    assert "4e1b" in page(signed_in(callum), HOME)
    assert "4e1b" not in str(queries.own(nell))


def test_what_is_not_asked_for_is_not_taken(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    """Reliability class 16."""
    message = says(callum, soil_and_table)
    extra = {
        "state": "kept",
        "by": str(nell.pk),
        "source": "1",
        "html": "<b>x</b>",
        "community": "1",
        "at": "2001-01-01",
    }
    signed_in(ruth).post(f"/messages/{message.code}/keep/", {**WORD, **extra})
    keeping = queries.visible_to(ruth).get()
    assert (keeping.state, keeping.by, keeping.source, keeping.at.year > 2001) == (
        "asked",
        ruth,
        message,
        True,
    )
    assert queries.kept_at(ruth, keeping).wording.html == "<p>So wet.</p>\n"


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_run(ruth: Person, soil_and_table: Community, words: str) -> None:
    """Reliability class 17."""
    keeping = keeps(ruth, says(ruth, soil_and_table, title=words), title=words, words=words)
    shown, section = page_with(ruth, soil_and_table)
    actions.edit(by=ruth, section=section, number=1, heading=words, words=words)
    paths = (
        HOME,
        SQUARE,
        keeping.get_absolute_url(),
        shown.get_absolute_url(),
        f"/sections/{section.code}/history/",
    )
    for path in paths:
        said = page(signed_in(ruth), path)
        assert "<script>alert" not in said
        assert not re.search(r"<[^>]+(onerror|onload)\s*=", said)
        assert not re.search(r'href="\s*java\s*script:', said)


def test_getting_changes_nothing(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    """Reliability class 14."""
    message = says(callum, soil_and_table)
    keeping, (shown, section) = keeps(ruth, message), page_with(ruth, soil_and_table)
    browser = signed_in(callum)
    for path in every_address(keeping, shown, section, message):
        assert browser.get(path).status_code in (200, 405), path
    assert queries.visible_to(ruth).get().is_kept
    assert Section.objects.get().number == 1


def test_a_message_offers_to_be_kept(ruth: Person, soil_and_table: Community) -> None:
    message = says(ruth, soil_and_table)
    shown = Template("{% load web %}{% message_doors message %}").render(Context({"message": message}))
    assert f'href="/messages/{message.code}/keep/"' in shown


def test_what_is_in_common_costs_the_same_for_few_and_many(
    ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("barnraiser.acts.commons.rules.ASKED_A_DAY", 999)
    monkeypatch.setattr("barnraiser.acts.commons.rules.PAGES_A_DAY", 999)

    def add(number: int) -> None:
        message = says(ruth, soil_and_table, title=f"Talk {number}")
        for kind in Keeping.Kind.values:
            actions.support(by=ruth, keeping=keeps(ruth, message, kind=kind, title=f"{kind} {number}"))
        actions.begin_page(by=ruth, community=soil_and_table, title=f"Page {number}")

    costs_the_same(signed_in(ruth), HOME, add)


def test_a_page_costs_the_same_for_few_sections_and_many(ruth: Person, soil_and_table: Community) -> None:
    shown, _ = page_with(ruth, soil_and_table)
    talk = says(ruth, soil_and_table).conversation

    def add(number: int) -> None:
        actions.add_section(by=ruth, page=shown, heading=f"H {number}", words="W", source=talk)

    costs_the_same(signed_in(ruth), shown.get_absolute_url(), add)
