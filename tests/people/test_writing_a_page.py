"""Writing one's page: a place that several towns have, rows of one's own, and words that are refused with a reason."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from barnraiser.people import actions, gazetteer, queries
from barnraiser.people.models import Affiliation, Person, Spoken, StatedValue
from tests.signing_in import signed_in

RUTH = {"name": "Ruth Amsel"}
KEPT = ["name", "place", "country", "geoname", "latitude", "longitude"]


def writes(person: Person, /, status: int = 302, **more: Any) -> str:
    answer = signed_in(person).post("/me/profile/", RUTH | more)
    assert answer.status_code == status
    person.refresh_from_db(fields=KEPT)
    return answer.content.decode()


def test_a_place_with_one_town_lies_where_it_lies_and_brings_its_country(ruth: Person) -> None:
    writes(ruth, place="München")
    assert (ruth.place, ruth.country, ruth.geoname) == ("München", "DE", 2867714)
    assert (ruth.latitude, ruth.longitude) == (Decimal("48.1"), Decimal("11.6"))


def test_a_name_of_several_towns_asks_once_which_and_is_not_asked_again(ruth: Person) -> None:
    page = writes(ruth, 422, place="Ludlow")
    for words in ("Which of these is it?", "Ludlow, United Kingdom", "Ludlow, South Africa", "None of these"):
        assert words in page
    assert ruth.place == "Alder Valley", "nothing is kept before it is said"
    writes(ruth, place="Ludlow", town="2643425")
    assert (ruth.country, ruth.geoname, str(ruth.longitude)) == ("GB", 2643425, "-2.7")
    writes(ruth, place="Ludlow", country="GB", tagline="Wheat")
    writes(ruth, place="Ludlow", tagline="Wheat")
    assert ruth.geoname == 2643425
    writes(ruth, place="Ludlow", town="none")
    assert Person.objects.filter(
        pk=ruth.pk, place="Ludlow", geoname=None, latitude=None, longitude=None
    ).exists()
    writes(ruth, place="Ludlow, United Kingdom")
    assert (ruth.place, ruth.geoname) == ("Ludlow", 2643425)


def test_a_place_no_gazetteer_knows_is_kept_as_it_is_spelled(ruth: Person) -> None:
    writes(ruth, place="Nether Pasture, by the mill", country="GB")
    assert (ruth.place, ruth.country, ruth.geoname) == ("Nether Pasture, by the mill", "GB", None)
    for odd in ("9" * 12, "-1", "x", "2643425"):
        writes(ruth, place="Nether Pasture", town=odd)
        assert ruth.geoname is None, "a town that has not this name is nobody's place"
    writes(ruth, place="")
    assert (ruth.place, ruth.geoname) == ("", None)


def test_a_point_is_whole_coarse_and_on_the_earth(ruth: Person) -> None:
    for odd in ({"latitude": 1, "longitude": None}, {"latitude": 91, "longitude": 0}, {"latitude": 0, "longitude": 181}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.filter(pk=ruth.pk).update(**odd)


def test_suggestions_are_the_same_page_asked_by_htmx(ruth: Person, client: Client) -> None:
    asked = {"place": "Ludl", "country": "GB"}
    said = signed_in(ruth).get("/me/profile/", asked, headers={"HX-Request": "true"}).content.decode()
    assert said.strip().startswith('<datalist id="towns">')
    assert "Ludlow, United Kingdom" in said
    for odd in ({"place": "\x00" * 9000}, {"place": "'><script>", "country": "ZZ"}, {"place": ""}):
        answer = signed_in(ruth).get("/me/profile/", odd, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        assert "<script>" not in answer.content.decode()
    assert client.get("/me/profile/", asked, headers={"HX-Request": "true"}).status_code == 302


def test_languages_are_named_and_a_wrong_one_is_met_with_the_nearest(ruth: Person) -> None:
    writes(ruth, languages="Welsh, English, welsh, cy")
    assert list(Spoken.objects.filter(person=ruth).values_list("code", flat=True)) == ["cy", "en"]
    assert "Do you mean Welsh" in writes(ruth, 422, languages="Welch")
    page = signed_in(ruth).get("/me/profile/").content.decode()
    assert 'value="Welsh, English"' in page
    with pytest.raises(IntegrityError), transaction.atomic():
        Spoken.objects.create(person=ruth, code="cy")


@pytest.mark.requirement("A11")
def test_up_to_five_values_are_stated_and_stand_on_the_page(ruth: Person, callum: Person) -> None:
    writes(ruth, values="candour, patience, Candour, evidence you can hold")
    assert (
        "candour, patience, evidence you can hold"
        in signed_in(callum).get("/people/ruth-amsel/").content.decode()
    )
    assert "Keep to 5" in writes(ruth, 422, values="a, b, c, d, e, f")
    assert StatedValue.objects.filter(person=ruth).count() == 3
    for order in (0, 6):
        with pytest.raises(IntegrityError), transaction.atomic():
            StatedValue.objects.create(person=ruth, phrase="thrift", order=order)


def rows(*said: tuple[str, str, str]) -> dict[str, Any]:
    form = {"serves-TOTAL_FORMS": str(len(said)), "serves-INITIAL_FORMS": "0"}
    for number, row in enumerate(said):
        for field, words in zip(("organisation", "role", "website"), row, strict=True):
            form[f"serves-{number}-{field}"] = words
    return form


def test_affiliations_keep_their_order_and_each_role_stands_once(ruth: Person) -> None:
    mill, school = ("The Mill", "Miller", "mill.example"), ("St Brannoc’s", "", "")
    writes(ruth, 302, **rows(mill, ("", "", ""), school, ("the mill", "MILLER", "")))
    kept = Affiliation.objects.filter(person=ruth).values_list("organisation", "role", "website")
    assert list(kept) == [("The Mill", "Miller", "https://mill.example"), ("St Brannoc’s", "", "")]
    assert "at which organisation" in writes(ruth, 422, **rows(("", "Miller", "")))
    assert writes(ruth, 422, **rows(("A", "", "javascript:alert(1)")))
    assert writes(ruth, 422, **rows(*[(f"House {n}", "", "") for n in range(9)]))
    assert writes(ruth, 422, **{"serves-TOTAL_FORMS": "x", "serves-INITIAL_FORMS": "y"})
    assert Affiliation.objects.filter(person=ruth).count() == 2
    writes(ruth)
    assert Affiliation.objects.filter(person=ruth).count() == 2, "a form without the rows leaves them"
    writes(ruth, 302, **rows())
    assert not Affiliation.objects.filter(person=ruth).exists()


def test_a_subject_is_known_at_one_level(ruth: Person) -> None:
    writes(ruth, teaches="rye, clay", does="Clay, tenders", learns="")
    page = queries.page_of(ruth, ruth)
    assert [(row.subject, row.level) for row in page.expertise] == [
        ("rye", "expert"), ("clay", "expert"), ("tenders", "average"),
    ]  # fmt: skip


@pytest.mark.requirement("A4")
def test_what_does_not_fit_the_first_screen_is_refused_with_words(ruth: Person) -> None:
    long = {"name": "x" * 81, "tagline": "x" * 141, "sentence": "x" * 161, "paragraph": "x" * 601,
            "story": "x" * 4001, "website": f"https://{'x' * 200}.example", "place": "x" * 161}  # fmt: skip
    for field, words in long.items():
        page = writes(ruth, 422, **{field: words})
        assert "at most" in page or "put right" in page, field
    assert ruth.name == "Ruth Amsel"


@pytest.mark.parametrize("name", ["\u0301\u0301\u0301", "\u202e\u200b", "...", "🦊🦊", ""])
def test_a_name_that_calls_nobody_is_refused(ruth: Person, name: str) -> None:
    writes(ruth, 422, name=name)
    assert ruth.name == "Ruth Amsel"


def test_a_name_that_hides_something_is_cleaned_and_ten_million_letters_are_refused(ruth: Person) -> None:
    writes(ruth, name="Ruth\u202e \u200bAmsel\u2066")
    assert ruth.name == "Ruth Amsel"
    answer = signed_in(ruth).post("/me/profile/", RUTH | {"story": "x" * 10_000_000})
    assert answer.status_code in (400, 413, 422)
    assert "<h1" in answer.content.decode(), "a page with words, no bare error"


def test_what_was_told_again_replaces_and_nothing_is_lost_where_one_is_silent(ruth: Person) -> None:
    told: dict[str, Any] = {"languages": ["en", "zz", "en"], "values": ["", " thrift ", "Thrift"]}
    actions.edit_profile(by=ruth, person=ruth, told=told)
    actions.edit_profile(
        by=ruth, person=ruth, told={"expertise": {"rye": "expert", "oats": "wizard", "": "expert"}}
    )
    page = queries.page_of(ruth, ruth)
    assert (page.languages, page.values) == (["English"], ["thrift"])
    assert [row.subject for row in page.expertise] == ["rye"]
    assert gazetteer.named("Ruth Amsel") == []
