import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_ox.models import OxTask

from barnraiser.capital import mapping, projector, soundings
from barnraiser.capital.models import Map, OwnReading, Sounding
from barnraiser.capital.shown import BY_NAME
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from tests.capital.conftest import SUMMER, neighbours, talk

type SignsIn = Callable[[Person], Client]
PAGE = "/communities/soil-and-table/capital/"


def asked() -> int:
    """How often the community's figures were asked for."""
    return OxTask.objects.filter(task_path__endswith=".read_community").count()


@pytest.fixture
def signs_in() -> SignsIn:
    def client_of(person: Person) -> Client:
        client = Client()
        assert person.account
        client.force_login(person.account, backend="barnraiser.people.backends.PersonBackend")
        return client

    return client_of


@pytest.fixture
def read(village: Community) -> Community:
    """Soil & Table with its figures worked out, as of now."""
    projector.catch_up(village)
    return village


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.requirement("K2", "K6")
def test_a_member_sees_what_the_community_has_built(read: Community, ruth: Person, signs_in: SignsIn) -> None:
    with clock.at(SUMMER):
        projector.catch_up(read)
        html = signs_in(ruth).get(PAGE).text
    said = words(html)
    assert "To 10 June 2026" in said
    for title in ("Bonding", "Bridging", "Reciprocity", "Ties", "Support", "Density", "The lie of the land"):
        assert title in said
    # Each figure opens, and so do the map, the weeks and the ladder: how, without a range or why, and the acts behind it.
    assert said.count("How is this worked out?") == len(BY_NAME) + 3
    for section, figure in (("land", "ties"), ("weeks", "activity"), ("ladder", "activity")):
        part = html[html.index(f'aria-labelledby="{section}"') :].partition("</section>")[0]
        assert f'href="{PAGE}{figure}/"' in part
        assert "no range" in part
    assert f'href="{read.get_absolute_url()}surveys/">What members say: all rounds</a>' in html
    assert re.search(
        r"Bonding Close ties.*? [\d.]+ strong ties’ worth each, on average between [\d.]+ and", said
    )
    for more in ("against", "if ties took no notice of groups", "By chance alone", "Scroll the map sideways"):
        assert more in said
    assert f"{soundings.REPLICATES_NOW} replicates" in said


@pytest.mark.requirement("K12")
def test_the_page_claims_no_cause_and_keeps_ties_and_trust_apart(
    read: Community, ruth: Person, signs_in: SignsIn
) -> None:
    with clock.at(SUMMER):
        projector.catch_up(read)
        said = words(signs_in(ruth).get(PAGE).text)
    assert "one of many things that bring people together" in said
    assert "no figure says what it caused" in said
    assert "trust itself has to be asked, stands by itself, and is never mixed in" in said
    assert "There is no single score, on purpose." in said


def test_the_page_names_nobody_and_marks_nobody_on_the_map(
    read: Community, ruth: Person, signs_in: SignsIn
) -> None:
    with clock.at(SUMMER):
        projector.catch_up(read)
        html = signs_in(ruth).get(PAGE).text
    content = html[html.index("<main") : html.index("</main>")]
    for person in Person.objects.all():
        assert person.name not in content
    assert "you</text>" not in content
    assert 'class="you"' not in content


@pytest.mark.parametrize("path", ["", "map.json", "bonding/"])
def test_strangers_and_people_from_elsewhere_find_nothing(
    path: str, read: Community, harald: Person, signs_in: SignsIn
) -> None:
    assert Client().get(PAGE + path).status_code == 404
    assert signs_in(harald).get(PAGE + path).status_code == 404


def test_an_open_community_still_keeps_its_figures_to_its_members(
    read: Community, harald: Person, signs_in: SignsIn
) -> None:
    Community.objects.filter(pk=read.pk).update(door=Community.Door.OPEN)
    answer = signs_in(harald).get(PAGE)
    assert answer.status_code == 403
    assert "for its members to see" in answer.text


def test_own_figures_are_shown_to_their_person_and_to_nobody_by_any_address(
    read: Community, ruth: Person, callum: Person, nell: Person, signs_in: SignsIn
) -> None:
    OwnReading.objects.filter(person=callum).update(
        figures={**OwnReading.objects.get(person=callum).figures, "gave": 987_654, "bonding": 654.321}
    )
    own = signs_in(callum).get(reverse("capital:mine"))
    assert "987654" in own.text.replace(",", "")
    assert "654.3" in own.text
    for other in (ruth, nell):
        client = signs_in(other)
        paths = [PAGE, f"{PAGE}map.json", "/me/ties/", *(f"{PAGE}{name}/" for name in BY_NAME)]
        paths += [
            "/me/ties/?person=" + callum.handle,
            f"/me/ties/{callum.handle}/",
            f"/people/{callum.handle}/ties/",
        ]
        for path in paths:
            html = client.get(path).text.replace(",", "")
            assert "987654" not in html, path
            assert "654.3" not in html, path
    assert Client().get("/me/ties/").status_code == 404


def test_who_declined_is_told_so_on_their_own_page_and_counted_as_left_out(
    read: Community, ruth: Person, callum: Person, signs_in: SignsIn
) -> None:
    people.answer_consent(by=callum, purpose=Consent.Purpose.TIES, given=False)
    with clock.at(SUMMER):
        projector.catch_up(read)
        assert "Fewer than five other members chose not to be counted" in signs_in(ruth).get(PAGE).text
    assert "You chose not to have your ties counted" in signs_in(callum).get("/me/ties/").text


def test_a_small_community_reads_why_nothing_is_shown(
    soil_and_table: Community, nell: Person, ruth: Person, signs_in: SignsIn
) -> None:
    talk(soil_and_table, [nell, ruth, *neighbours(soil_and_table, 4)], 60)
    projector.catch_up(soil_and_table)
    said = words(signs_in(ruth).get(PAGE).text)
    assert "Too few to say anything about" in said
    assert "Not shown: only six members can be counted here. Figures begin at eight." in said
    assert "Some people of the archive were never asked; no figure names them." in said
    assert "The lie of the land" not in said


def test_opening_the_page_asks_for_fresh_figures_once(
    village: Community, ruth: Person, signs_in: SignsIn
) -> None:
    client = signs_in(ruth)
    assert "Nothing has been worked out yet" in client.get(PAGE).text
    assert "That is being done now" in client.get(PAGE).text
    assert asked() == 1
    projector.catch_up(village)
    said = client.get(PAGE).text
    assert "being done now" not in said
    assert "Newer figures" not in said


def test_now_is_promised_only_while_something_is_under_way(
    village: Community, nell: Person, ruth: Person, signs_in: SignsIn
) -> None:
    client = signs_in(ruth)
    with clock.at(SUMMER):
        client.get(PAGE)
    with clock.at(SUMMER + timedelta(seconds=20)):
        projector.catch_up(village)
        talk(village, [nell, ruth], 1)
        assert "Newer figures follow within ten minutes." in words(client.get(PAGE).text)
    with clock.at(SUMMER + timedelta(seconds=70)):
        assert "Newer figures are being worked out now; look again in a minute." in words(
            client.get(PAGE).text
        )
        assert "Newer figures are being worked out now" in words(client.get(PAGE).text)
    assert asked() == 2


def test_an_old_refusal_is_no_verdict_while_figures_lag(
    soil_and_table: Community, nell: Person, ruth: Person, signs_in: SignsIn
) -> None:
    client = signs_in(ruth)
    with clock.at(SUMMER):
        projector.catch_up(soil_and_table)
        assert "Too few to say anything about" in client.get(PAGE).text
        talk(soil_and_table, [nell, ruth, *neighbours(soil_and_table, 12)], 200)
        for path in (PAGE, f"{PAGE}bonding/"):
            said = words(client.get(path).text)
            assert "worked out first" in said
            assert "Not shown" not in said.split("How it is worked out")[0]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"go_betweens": "nobody", "isolates": "nobody"},
         ("Nobody ties three groups or more just now.", "Everybody has a tie just now.")),
        ({"go_betweens": "6", "isolates": "fewer than five"},
         ("Go-betweens: 6. They tie three groups", "Without a tie just now: fewer than five. They are not")),
    ],
)  # fmt: skip
def test_counts_of_nobody_are_told_as_sentences(
    read: Community, ruth: Person, signs_in: SignsIn, told: dict[str, str], said: tuple[str, str]
) -> None:
    land = Map.objects.get()
    Map.objects.update(said=land.said | told | {"ringed": False})
    page = words(signs_in(ruth).get(PAGE).text).replace(" .", ".")
    assert said[0] in page
    assert said[1] in page
    assert "nobody. They" not in page


def test_a_measure_without_a_trend_leaves_no_room_for_one(
    read: Community, ruth: Person, signs_in: SignsIn
) -> None:
    Sounding.objects.exclude(pk=Sounding.objects.latest("as_of").pk).delete()
    html = signs_in(ruth).get(PAGE).text
    assert "measure__trend" not in html
    assert html.count('<article class="measure measure--plain"') == len(BY_NAME)


def test_the_map_is_also_a_table_and_small_groups_are_not_told_apart(
    soil_and_table: Community, nell: Person, ruth: Person, signs_in: SignsIn
) -> None:
    here = [nell, ruth, *neighbours(soil_and_table, 20), *neighbours(soil_and_table, 3, ("media",))]
    talk(soil_and_table, here, 300)
    with clock.at(SUMMER):
        projector.catch_up(soil_and_table)
        html = signs_in(ruth).get(PAGE).text
    assert 'role="img" aria-labelledby="map-t map-d"' in html
    assert '<th scope="row">Inside Private</th>' in html
    assert "Media" not in html
    assert "fewer than eight" in html
    assert "not shown" in html


def test_a_large_map_is_drawn_in_the_browser_from_places_without_names(
    read: Community, ruth: Person, signs_in: SignsIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapping, "MOST_PEGS", 10)
    monkeypatch.setattr("barnraiser.capital.pages.MOST_PEGS", 10)
    with clock.at(SUMMER):
        projector.rebuild(read)
        html = signs_in(ruth).get(PAGE).text
    assert f'data-map="{PAGE}map.json"' in html
    assert "sigma" in html
    drawn = html[html.index('<svg class="map"') : html.index("</svg>", html.index('<svg class="map"'))]
    assert drawn.count("<circle") <= len(Map.objects.get().said["groups"]) + 1
    data = json.loads(signs_in(ruth).get(f"{PAGE}map.json").text)
    assert set(data) == {"spots", "ties", "strands", "groups"}
    assert all(len(spot) == 4 for spot in data["spots"])


def test_the_acts_behind_a_figure_are_counted_and_the_open_ones_told(
    read: Community, ruth: Person, callum: Person, signs_in: SignsIn
) -> None:
    people.answer_consent(by=callum, purpose=Consent.Purpose.TIES, given=False)
    projector.catch_up(read)
    html = signs_in(ruth).get(f"{PAGE}reciprocity/").text
    said = words(html)
    assert "March 2026" in said
    assert "Month called in answered thanked" in said
    assert re.search(r"(answered|thanked|called) (Ruth|Nell|Neighbour|Priya)", said)
    assert "joined" not in said
    assert callum.name not in said
    assert signs_in(ruth).get(f"{PAGE}nonsense/").status_code == 404


def test_the_pages_cost_the_same_for_few_and_for_many(
    soil_and_table: Community, nell: Person, ruth: Person, signs_in: SignsIn
) -> None:
    def cost(path: str) -> int:
        client = signs_in(ruth)
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    here = [nell, ruth, *neighbours(soil_and_table, 8)]
    talk(soil_and_table, here, 20)
    projector.catch_up(soil_and_table)
    few = [cost(PAGE), cost(f"{PAGE}bonding/"), cost("/me/ties/")]
    talk(soil_and_table, [*here, *neighbours(soil_and_table, 20)], 400)
    projector.catch_up(soil_and_table)
    assert [cost(PAGE), cost(f"{PAGE}bonding/"), cost("/me/ties/")] == few
