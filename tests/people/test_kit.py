"""Signature, card and square, ready to paste; and the page that asks whether it is still true."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions, queries
from barnraiser.people.models import Person
from tests.ground.test_pictures import drawn
from tests.signing_in import signed_in


@pytest.mark.requirement("A6")
def test_a_signature_ready_to_paste_links_every_handle_in_html_and_in_plain_text(
    ruth: Person,
) -> None:
    """The website, the one link, and whatever accounts elsewhere are kept."""
    actions.list_page(by=ruth, url="https://fields.example/@ruth", label="Fields")
    actions.edit_profile(by=ruth, person=ruth, website="https://ruth.example")
    soup = BeautifulSoup(signed_in(ruth).get("/me/kit/").content.decode(), "html5lib")
    code, text = (str(soup.find(id=f"signature-{part}").string) for part in ("code", "text"))  # type: ignore[union-attr]
    hrefs = {str(a["href"]) for a in BeautifulSoup(code, "html5lib").find_all("a")}
    for address in ("http://localhost/ruth-amsel", "https://ruth.example", "https://fields.example/@ruth"):
        assert address in hrefs
        assert address in text
    assert "Ruth Amsel" in code
    assert "Ruth Amsel" in text


def test_the_kit_has_three_lengths_and_says_what_is_missing(ruth: Person, client: Client) -> None:
    actions.edit_profile(by=ruth, person=ruth, sentence="One sentence.", story="The\n\nstory.")
    page = signed_in(ruth).get("/me/kit/").content.decode()
    assert "One sentence." in page
    assert "The\n\nstory." in page
    assert "Not written yet" in page
    assert "opens for nobody yet" in page
    assert 'src="/static/people/copy.js"' in page
    assert page.count("data-copy=") == page.count(" hidden>") == 4, "no script, no button"
    assert client.get("/me/kit/").status_code == 302


def test_no_picture_is_in_a_signature_before_everybody_may_see_it(ruth: Person) -> None:
    actions.show_picture(by=ruth, person=ruth, picture=drawn("WEBP"))
    assert "picture.jpg" not in signed_in(ruth).get("/me/kit/").content.decode()
    actions.show_the_four(by=ruth, person=ruth)
    page = signed_in(ruth).get("/me/kit/").content.decode()
    assert "http://localhost/ruth-amsel/picture.jpg" in page
    assert "opens for nobody yet" not in page


def test_square_and_card_are_files_with_the_handles_name(ruth: Person) -> None:
    square, card = (signed_in(ruth).get(path) for path in ("/me/kit/qr.png", "/people/ruth-amsel/card.vcf"))
    assert square["Content-Disposition"] == 'attachment; filename="ruth-amsel.png"'
    assert card["Content-Disposition"] == 'attachment; filename="ruth-amsel.vcf"'
    assert card["Content-Type"] == "text/vcard; charset=utf-8"


@pytest.mark.requirement("A8")
def test_a_page_older_than_the_set_age_asks_again_and_again_until_it_is_called_true(ruth: Person) -> None:
    browser, written = signed_in(ruth), clock.now()
    assert "still true?" not in browser.get("/").content.decode()
    with clock.at(written + timedelta(days=settings.PROFILE_DAYS + 1)):
        page = signed_in(ruth).get("/").content.decode()
        assert f"Your page is from {written:%B}" in page
        assert 'action="/me/profile/still-true/"' in page
        assert "Change it" in page
        assert signed_in(ruth).get("/me/profile/still-true/").status_code == 405
        assert queries.openings(Person.objects.get(pk=ruth.pk)), "looking changes nothing"
        assert signed_in(ruth).post("/me/profile/still-true/").status_code == 302
        assert "still true?" not in signed_in(ruth).get("/").content.decode()
    with clock.at(written + timedelta(days=2 * settings.PROFILE_DAYS + 3)):
        assert "still true?" in signed_in(ruth).get("/").content.decode()
        actions.edit_profile(by=ruth, person=Person.objects.get(pk=ruth.pk), tagline="Rye")
        assert "still true?" not in signed_in(ruth).get("/").content.decode()


def test_nobody_says_it_of_another_and_who_wrote_nothing_is_not_asked(ruth: Person, callum: Person) -> None:
    with pytest.raises(Refused, match="the person it is about"):
        actions.say_it_is_true(by=callum, person=ruth)
    assert queries.openings(actions.introduce(name="Archie Vale")) == []
