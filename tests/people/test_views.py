import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people import actions, queries
from barnraiser.people.models import Account, Consent, Person
from barnraiser.ties import projector as ties
from demo.cast import Part
from tests.acts.direct.telling import answers
from tests.conftest import joins
from tests.ground.test_pictures import bomb, drawn
from tests.signing_in import signed_in

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7 }}\u202egnp.exe'
PROFILE = {
    "name": "Ruth Amsel",
    "tagline": "Wheat",
    "sector": "private",
    "interests": "soil, rye",
    "story": "**Late.**",
}


def test_the_directory_says_what_we_share_and_ranks_nobody(
    ruth: Person, callum: Person, priya: Person
) -> None:
    page = signed_in(ruth).get("/people/").content.decode()
    assert "You share Soil &amp; Table. You both care about soil." in page
    assert page.index("Priya Nair") < page.index("Callum Birch") < page.index("Nell Whitlock"), (
        "newcomers first"
    )
    assert "This is you." not in page
    assert '<b class="num">3 people</b>' in page, "the viewer is not one of those found"


def test_what_was_looked_for_is_read_back_as_a_sentence(ruth: Person, callum: Person) -> None:
    looked_for = {
        "q": "lentils",
        "sector": ["private", "media"],
        "interest": ["soil"],
        "near": "place",
        "gives": "<b>",
        "unlike": "yes",
        "language": ["fr", "kings"],
    }
    page = signed_in(ruth).get("/people/", looked_for).content.decode()
    said = page[page.index('<p class="chosen">') :]
    said = re.sub(r"<[^>]*>", "", said[: said.index("</p>")])
    assert (
        " ".join(said.split())
        == "Nobody in Alder Valley of the sectors Private or Media who care about soil who speak French who give &lt;b&gt; "
        "with “lentils” of another background, and an interest of yours"
    )
    assert 'href="?q=lentils&amp;sector=media&amp;sector=private&amp;language=fr&amp;gives=%3Cb%3E' in page


def test_a_house_with_nobody_else_says_so(nell: Person, soil_and_table: Community) -> None:
    page = signed_in(nell).get("/people/").content.decode()
    assert "Nobody else yet" in page


def test_the_glass_says_that_it_finds_people(ruth: Person) -> None:
    page = signed_in(ruth).get("/").content.decode()
    assert page.count('aria-label="Search"') == page.count('placeholder="Find a person or a word"') == 1


def test_the_directory_is_narrowed_by_word_and_sector(ruth: Person, callum: Person, priya: Person) -> None:
    page = signed_in(ruth).get("/people/", {"q": "lentils", "sector": ["private"]}).content.decode()
    assert "Callum Birch" in page
    assert "Priya Nair" not in page
    empty = signed_in(ruth).get("/people/", {"q": "lentils", "sector": ["media"]})
    assert "Nobody like that" in empty.content.decode()
    for odd in (
        {"q": "\x00"},
        {"sector": "kings"},
        {"page": "x"},
        {"page": "-1"},
        {"q": "_%' OR 1=1"},
        {"q": "a*(" * 70_000, "gives": "%" * 9_000, "interest": "x" * 200_000},
        {"order": "popularity", "near": "moon", "unlike": "\x00", "language": "_connector"},
        {"person__account__password__startswith": "a", "_negated": "1"},
    ):
        assert signed_in(ruth).get("/people/", odd).status_code == 200


def test_the_directory_costs_the_same_for_three_and_for_thirty(
    ruth: Person, soil_and_table: Community
) -> None:
    browser = signed_in(ruth)
    browser.get("/people/")

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as said:
            assert browser.get("/people/").status_code == 200
        return len(said)

    few = cost()
    for number in range(30):
        person = actions.introduce(name=f"Neighbour {number:02}", sector="public")
        actions.edit_profile(by=person, person=person, interests=["soil"])
        communities.admit(person=person, community=soil_and_table)
    assert cost() == few


def test_what_there_may_be_between_two_costs_the_same_for_three_and_for_thirty(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    """Both boxes ticked, each row with its reasons."""
    browser, both = signed_in(ruth), {"between": ["introduction", "help"]}
    reciprocity.offer(by=ruth, community=soil_and_table, gift="skills", title="Sharpening scythes")
    answers(nell, ruth, soil_and_table)

    def comes(part: Part) -> None:
        other = joins(part, soil_and_table, nell)
        answers(nell, other, soil_and_table)
        reciprocity.ask(by=other, community=soil_and_table, gift="skills", title="Two blunt scythes")

    def cost(people: int) -> int:
        ties.catch_up(soil_and_table)
        with CaptureQueriesContext(connection) as said:
            page = browser.get("/people/", both).text
        assert page.count("Nell Whitlock could introduce you.") == people
        assert page.count("Two blunt scythes</a>") == people
        return len(said)

    comes(Part("Neighbour 0", "", "public", post="n0"))
    browser.get("/people/", both)
    few = cost(1)
    for number in range(1, 8):
        comes(Part(f"Neighbour {number}", "", "public", post=f"n{number}"))
    assert cost(8) == few


def test_where_nobody_is_found_the_page_says_what_there_must_be(ruth: Person, callum: Person) -> None:
    page = signed_in(ruth).get("/people/", {"between": ["introduction", "help"]}).text
    assert "Somebody you have a tie with must have answered" in page
    assert "An ask is one for you where it meets an offer of yours" in page
    actions.answer_consent(by=ruth, purpose=Consent.Purpose.TIES, given=False)
    page = signed_in(ruth).get("/people/", {"between": "introduction"}).text
    assert "You said no to your ties being counted" in page
    assert 'href="/me/consent/"' in page


def test_a_stranger_is_asked_to_sign_in_and_learns_nothing(client: Client, ruth: Person) -> None:
    for handle in (ruth.handle, "nobody-at-all"):
        answer = client.get(f"/people/{handle}/")
        assert answer.status_code == 302
        assert answer["Location"] == f"/accounts/login/?next=/people/{handle}/"
    for page in ("/people/", "/me/", "/me/profile/"):
        assert client.get(page).status_code == 302
    assert client.post("/me/consent/", {"purpose": "ties", "given": "yes"}).status_code == 302


def test_who_shares_no_community_is_not_there(ruth: Person, harald: Person) -> None:
    browser = signed_in(harald)
    assert browser.get(f"/people/{ruth.handle}/").status_code == 404
    assert browser.get("/people/nobody-at-all/").status_code == 404
    assert ruth.name not in browser.get("/people/").content.decode()


@pytest.mark.requirement("A2")
def test_a_page_tells_the_story_apart_from_the_facts(ruth: Person, callum: Person) -> None:
    story = "I came **late**.\n\n[mine](javascript:alert(1))"
    actions.edit_profile(by=ruth, person=ruth, story=story, website="https://ruth.example")
    page = signed_in(callum).get(f"/people/{ruth.handle}/").content.decode()
    assert "I came <strong>late</strong>." in page
    assert 'href="https://ruth.example" rel="nofollow noopener ugc"' in page
    assert 'href="javascript' not in page
    assert re.search(r'class="same"[^>]*>soil<', page)
    assert not re.search(r'class="same"[^>]*>wheat<', page)
    assert "Soil &amp; Table" in page


def test_who_has_not_come_in_is_shown_honestly(ruth: Person, soil_and_table: Community) -> None:
    ghost = actions.introduce(name="Archie Vale", address="archie@old.example")
    communities.admit(person=ghost, community=soil_and_table)
    page = signed_in(ruth).get(f"/people/{ghost.handle}/").content.decode()
    assert "came with an imported archive, and has not come in yet" in page
    for words in ("Not told yet", "No community yet", "Asking is a good beginning"):
        assert words not in page
    assert "archie@old.example" not in page
    assert "Here since" not in page


def test_my_page_shows_mine_and_leads_to_signing_in(ruth: Person) -> None:
    page = signed_in(ruth).get("/me/").content.decode()
    for words in (
        "Ruth Amsel",
        "Soil &amp; Table",
        "You said yes",
        "Sign out everywhere",
        "/accounts/2fa/",
        "/me/export/",
    ):
        assert words in page


def test_signing_out_here_comes_first_and_nothing_shouts(ruth: Person) -> None:
    browser = signed_in(ruth)
    page = browser.get("/me/").content.decode()
    assert (
        page.index("Sign out</button>") < page.index("Sign out other places") < page.index("out everywhere")
    )
    assert "btn--danger" not in page
    browser.post("/accounts/logout/")
    assert browser.get("/me/").status_code == 302


def test_a_profile_is_changed_and_shown(ruth: Person, callum: Person) -> None:
    answer = signed_in(ruth).post("/me/profile/", PROFILE | {"website": "ruth.example"}, follow=True)
    assert answer.redirect_chain == [(f"/people/{ruth.handle}/", 302)]
    page = answer.content.decode()
    assert "<strong>Late.</strong>" in page
    assert 'href="https://ruth.example"' in page
    assert queries.interests_of(ruth) == ["rye", "soil"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " \u202e "},
        {"name": "x" * 81},
        {"sector": "kings"},
        {"website": "javascript:alert(1)"},
        {"website": "ftp://files.example"},
        {"interests": ",".join(f"word {n}" for n in range(13))},
        {"interests": "x" * 41},
        {"story": "x" * 4001},
    ],
)
def test_what_does_not_fit_comes_back_with_nothing_lost(ruth: Person, wrong: dict[str, str]) -> None:
    answer = signed_in(ruth).post("/me/profile/", PROFILE | {"place": "By the weir"} | wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert "By the weir" in page
    assert Person.objects.get(pk=ruth.pk).place == "Alder Valley"


def test_only_what_the_form_asks_is_changed(ruth: Person, callum: Person) -> None:
    """Reliability class 16: nothing else rides along."""
    before = dict(Person.objects.values().get(pk=ruth.pk))
    assert callum.account_id
    ride = {
        "code": "x",
        "latitude": "51.2",
        "geoname": "7",
        "skeleton": "nell",
        "account": callum.account_id,
        "account_id": callum.account_id,
        "id": callum.pk,
    }
    ride |= {
        "person": callum.handle,
        "arrived_at": "2001-01-01",
        "is_active": "",
        "email": "evil@else.example",
    }
    signed_in(ruth).post("/me/profile/", PROFILE | ride)
    after = dict(Person.objects.values().get(pk=ruth.pk))
    assert {key for key in before if before[key] != after[key]} == {
        "tagline",
        "story",
        "place",
        "profile_written_at",
    }
    assert Account.objects.get(person=ruth).email == "ruth@aldervalley.example"


def test_hostile_words_are_only_words(ruth: Person, callum: Person) -> None:
    """Reliability class 17: every place a profile is shown."""
    by_ruth, by_callum = signed_in(ruth), signed_in(callum)
    by_ruth.post(
        "/me/profile/",
        {
            "name": HOSTILE[:80],
            "tagline": HOSTILE,
            "place": HOSTILE[:80],
            "interests": "<b>x</b>",
            "story": HOSTILE,
        },
    )
    ruth.refresh_from_db()
    assert ruth.name.startswith("<script>")
    assert "\u202e" not in ruth.tagline
    for browser, path in [
        (by_callum, "/people/"),
        (by_callum, f"/people/{ruth.handle}/"),
        (by_ruth, "/me/"),
        (by_ruth, "/me/profile/"),
        (by_callum, "/communities/soil-and-table/members/"),
        (by_callum, "/communities/soil-and-table/charter/"),
    ]:
        page = browser.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>x</b>" not in page
        assert browser is by_ruth or "\u202e" not in page


def test_a_picture_is_sent_kept_small_and_seen_by_those_who_know_me(
    ruth: Person, callum: Person, harald: Person, client: Client, pictures: Path
) -> None:
    by_ruth, by_callum = signed_in(ruth), signed_in(callum)
    photo = SimpleUploadedFile("../../me;rm -rf.jpg", drawn("JPEG"), content_type="text/html")
    assert by_ruth.post("/me/profile/", PROFILE | {"picture": photo}).status_code == 302
    ruth.refresh_from_db()
    address = ruth.picture_url
    answer = by_callum.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, max-age=86400"
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"  # type: ignore[attr-defined]
    assert signed_in(harald).get(address).status_code == 404
    assert client.get(address).status_code == 404
    assert [file.suffix for file in pictures.rglob("*") if file.is_file()] == [".webp"]
    by_ruth.post("/me/profile/", PROFILE | {"remove_picture": "on"})
    assert by_callum.get(address).status_code == 404


@pytest.mark.parametrize("sent", [b"not a picture", bomb(50_000), b"<svg onload=alert(1)>"])
def test_a_file_that_is_no_picture_is_refused_and_nothing_typed_is_lost(ruth: Person, sent: bytes) -> None:
    file = SimpleUploadedFile("me.png", sent, content_type="image/png")
    answer = signed_in(ruth).post("/me/profile/", PROFILE | {"tagline": "Kept in the box", "picture": file})
    assert answer.status_code == 422
    assert "Kept in the box" in answer.content.decode()
    assert not Person.objects.get(pk=ruth.pk).picture


def test_a_file_too_large_is_refused(ruth: Person, monkeypatch: Any) -> None:
    monkeypatch.setattr("barnraiser.people.forms.profile.MOST_BYTES", 100)
    file = SimpleUploadedFile("me.jpg", drawn("JPEG"))
    answer = signed_in(ruth).post("/me/profile/", PROFILE | {"picture": file})
    assert answer.status_code == 422
    assert "larger than" in answer.content.decode()
