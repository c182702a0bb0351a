import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.trust import actions, queries
from barnraiser.acts.trust.models import Care, Note, Outside, Statement, Target
from barnraiser.acts.trust.rules import MOST_SAID
from barnraiser.acts.trust.stages import Step
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people.models import Person
from demo import cast
from tests.architecture.lists import costs_the_same
from tests.conftest import joins
from tests.reading import page
from tests.signing_in import signed_in

from .telling import HELPED, MET, answers, cares, later, record, trusts

pytestmark = pytest.mark.django_db
CARD = "/people/callum-birch/you-two/"
HIS_CARD = "/people/ruth-amsel/you-two/"
SAID = {
    "quality": "trust",
    "matter": "question",
    "scope": "advice on soil",
    "reason": "He told me the truth.",
}


def leaves(person: Person, community: Community) -> None:
    membership = membership_of(person, community)
    assert membership
    belonging.leave(by=person, membership=membership)


# ---- the page of two --------------------------------------------------------------------------------------------


@pytest.mark.requirement("F2", "A12")
def test_the_page_of_two_shows_each_step_with_what_stands_behind_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answers(callum, ruth, soil_and_table)
    html = page(signed_in(ruth), CARD)
    assert "So far: on speaking terms." in html
    assert "Callum Birch answered you" in html
    assert "Yellow clover?" in html
    assert "No meeting in person is confirmed yet." in html
    assert "They open once you have met in person." in html
    assert html.count("<h1") == 1
    assert "%" not in html.split("<main")[1].split("</main>")[0], "nobody is given a score"


@pytest.mark.requirement("F1", "F5")
def test_what_is_said_stands_for_both_and_is_taken_back(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    answer = client.post(f"{CARD}statements/", SAID, follow=True)
    assert "It stands. Callum Birch can see it, and nobody else." in answer.content.decode()
    said = Statement.objects.get()
    html = page(signed_in(callum), HIS_CARD)
    assert "Ruth Amsel trusts you with a question" in html
    assert "He told me the truth." in html
    assert "Take it back" not in html
    answer = client.post(f"/statements/{said.code}/withdrawal/", follow=True)
    assert answer.redirect_chain[-1][0] == CARD
    assert "trusts you" not in page(signed_in(callum), HIS_CARD)


def test_what_is_not_right_yet_comes_back_with_nothing_lost(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    wrong = client.post(f"{CARD}statements/", SAID | {"scope": "", "reason": "He came back four times."})
    assert wrong.status_code == 422
    assert "He came back four times." in wrong.content.decode()
    keys = client.post(f"{CARD}statements/", SAID | {"matter": "keys"})
    assert keys.status_code == 422
    assert "have met in person" in keys.content.decode()
    assert client.post(f"{CARD}common-ground/", {"thing": " "}).status_code == 422
    long = client.post(f"{CARD}note/", {"spark": "clicked", "words": "w" * 1001})
    assert long.status_code == 422
    assert "w" * 1001 in long.content.decode()
    assert not Statement.objects.exists()
    trusts(ruth, callum, soil_and_table)
    again = client.post(f"{CARD}statements/", SAID | {"reason": "And again."})
    assert again.status_code == 422
    assert "And again." in again.content.decode()


@pytest.mark.requirement("F6")
def test_after_a_meeting_the_keys_may_be_given(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    record(MET, callum, [ruth], soil_and_table)
    client = signed_in(ruth)
    assert "disabled" not in page(client, CARD)
    client.post(f"{CARD}statements/", SAID | {"matter": "keys", "scope": "the barn on Sundays"})
    html = page(client, CARD)
    assert "So far: people one relies on." in html
    assert "You rely on Callum Birch." in html


@pytest.mark.requirement("F2")
def test_common_ground_shows_once_both_have_named_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ruths, callums = signed_in(ruth), signed_in(callum)
    told = ruths.post(f"{CARD}common-ground/", {"thing": "the river"}, follow=True).content.decode()
    assert "learns of it by saying the same to you" in told
    assert "the river" not in page(callums, HIS_CARD)
    told = callums.post(f"{HIS_CARD}common-ground/", {"thing": "the weir"}, follow=True).content.decode()
    assert "Ruth Amsel had said so too: “the river”" in told
    assert "the weir" in page(ruths, CARD)
    ruths.post(f"{CARD}common-ground/withdrawal/")
    assert "the weir" not in page(ruths, CARD)
    assert ruths.post(f"{CARD}common-ground/withdrawal/").status_code == 302


@pytest.mark.requirement("F3")
def test_a_note_is_for_its_writer(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    signed_in(ruth).post(f"{CARD}note/", {"spark": "not_for_me", "words": "Talks over people."})
    assert "Talks over people." in page(signed_in(ruth), CARD)
    assert "Talks over people." not in page(signed_in(callum), HIS_CARD)
    assert "Talks over people." not in page(signed_in(nell), CARD)
    assert Note.objects.get().by_id == ruth.pk


def test_where_it_is_said_is_asked_of_two_who_share_more(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    kitchens = communities.found(by=ruth, name="Kitchens", purpose="Cook near.", door="open")
    belonging.join(by=callum, community=kitchens)
    record(HELPED, ruth, [callum], kitchens)
    html = page(signed_in(ruth), CARD)
    assert (
        html.index('value="kitchens"') < html.index('value="soil-and-table"')
        or 'value="kitchens" selected' in html
    )
    signed_in(ruth).post(f"{CARD}statements/", SAID | {"community": "kitchens"})
    assert Statement.objects.get().community_id == kitchens.pk


# ---- what nobody else sees --------------------------------------------------------------------------------------


@pytest.mark.requirement("F1", "F3", "C8")
def test_nothing_between_two_is_shown_to_a_third_not_even_a_steward(
    ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    """Nell is a steward, Priya a member: both open every page that says anything of Ruth or Callum."""
    record(MET, callum, [ruth], soil_and_table)
    said = trusts(ruth, callum, soil_and_table, scope="his tractor")
    cares(ruth, callum, soil_and_table, "the river")
    cares(callum, ruth, soil_and_table, "the weir")
    actions.note(by=ruth, person=callum, spark="clicked", words="Sings in the cab.")
    actions.put_on_list(by=ruth, person=callum, why="Knows lentils.")
    kept = ("his tractor", "told me the truth", "the river", "the weir", "Sings in", "Knows lentils")
    for third in (nell, priya):
        client = signed_in(third)
        for url in (
            CARD, HIS_CARD, "/people/callum-birch/", "/people/ruth-amsel/", "/me/people/", "/me/fifteen/",
            "/", "/people/", "/communities/soil-and-table/members/", "/communities/soil-and-table/capital/",
            "/me/export/",
        ):  # fmt: skip
            html = client.get(url).content.decode()
            assert not [words for words in kept if words in html], url
        assert client.post(f"/statements/{said.code}/withdrawal/").status_code == 404
    other = signed_in(callum)
    assert other.post(f"/statements/{said.code}/withdrawal/").status_code == 403
    for url in (HIS_CARD, "/me/people/", "/me/fifteen/", "/", "/people/ruth-amsel/"):
        html = page(other, url)
        assert not [words for words in ("Sings in", "Knows lentils") if words in html], url


def test_a_stranger_and_a_non_member_find_nothing(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    said = trusts(ruth, callum, soil_and_table)
    target = actions.put_on_list(by=ruth, person=callum, why="Near.")
    for client in (Client(), signed_in(harald)):
        assert client.get(CARD).status_code == 404
        assert client.get(target.get_absolute_url()).status_code == 404
        assert client.get("/people/callum-birch/my-fifteen/").status_code == 404
        for post in ("statements", "common-ground", "common-ground/withdrawal", "note"):
            assert client.post(f"{CARD}{post}/", SAID).status_code == 404, post
        assert client.post(f"/statements/{said.code}/withdrawal/").status_code == 404
        for post in ("elsewhere", "removal"):
            assert client.post(f"{target.get_absolute_url()}{post}/").status_code == 404
    for url in ("/me/people/", "/me/fifteen/"):
        assert Client().get(url).status_code == 302
    assert Statement.objects.count() == Target.objects.count() == 1


def test_who_has_left_finds_nothing_and_may_still_take_back(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    said = trusts(ruth, callum, soil_and_table)
    target = actions.put_on_list(by=ruth, person=callum, why="Near.")
    leaves(ruth, soil_and_table)
    client = signed_in(ruth)
    assert client.get(CARD).status_code == 404
    assert client.post(f"{CARD}statements/", SAID).status_code == 404
    html = page(client, "/me/people/")
    assert "You share no community with Callum Birch now." in html
    assert "You share no community now" in page(client, target.get_absolute_url())
    assert "Callum Birch" in page(client, "/me/fifteen/")
    assert client.post(f"/statements/{said.code}/withdrawal/").url == "/me/people/"  # type: ignore[attr-defined]
    assert client.post(f"{target.get_absolute_url()}removal/").status_code == 302
    assert not Target.objects.exists()
    assert not Statement.objects.standing().exists()


def test_ones_own_page_of_two_is_refused(ruth: Person, soil_and_table: Community) -> None:
    assert signed_in(ruth).get(HIS_CARD).status_code == 403
    assert signed_in(ruth).get("/people/ruth-amsel/my-fifteen/").status_code == 403


def test_the_doors_on_a_persons_page(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    html = page(client, "/people/callum-birch/")
    assert f'href="{CARD}"' in html
    assert "Put on my fifteen" in html
    actions.put_on_list(by=ruth, person=callum, why="Near.")
    html = page(client, "/people/callum-birch/")
    assert "Put on my fifteen" not in html
    assert "On my fifteen" in html
    assert "On my fifteen" not in page(signed_in(callum), "/people/ruth-amsel/")
    assert "You two" not in page(client, "/people/ruth-amsel/")


# ---- my fifteen -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("C8", "C9")
def test_somebody_is_put_on_the_list_followed_and_let_go(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    assert "Nobody is on it yet" in page(client, "/me/fifteen/")
    assert client.post("/people/callum-birch/my-fifteen/", {"why": ""}).status_code == 422
    answer = client.post("/people/callum-birch/my-fifteen/", {"why": "Knows lentils."}, follow=True)
    html = answer.content.decode()
    assert "Found. Knows lentils." in html
    assert "1 so far." in html
    target = Target.objects.get()
    assert client.get("/people/callum-birch/my-fifteen/").url == target.get_absolute_url()  # type: ignore[attr-defined]
    answers(callum, ruth, soil_and_table)
    assert "Talked. Knows lentils." in page(client, "/me/fifteen/")
    elsewhere = f"{target.get_absolute_url()}elsewhere/"
    assert client.post(elsewhere, {"reached": "met", "words": ""}).status_code == 422
    client.post(elsewhere, {"reached": "met", "words": "At the market in June."})
    assert "At the market in June." in page(client, target.get_absolute_url())
    assert Outside.objects.get().reached == "met"
    assert "Met. Knows lentils." in page(client, "/me/fifteen/")
    client.post(target.get_absolute_url(), {"why": "Knows loss."})
    assert client.post(target.get_absolute_url(), {"why": ""}).status_code == 422
    assert "Met. Knows loss." in page(client, "/me/fifteen/")
    client.post(f"{target.get_absolute_url()}removal/")
    assert "Nobody is on it yet" in page(client, "/me/fifteen/")
    assert not Act.objects.filter(kind__startswith="trust.").exists()


@pytest.mark.requirement("C8")
def test_below_fifteen_and_above_twenty_the_list_says_so_and_stops_nobody(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    client, seen = signed_in(ruth), {}
    for number in range(1, 22):
        part = cast.Part(f"Farmer {number:02}", "Grows", "private", post=f"farmer{number:02}")
        person = joins(part, soil_and_table, nell)
        client.post(f"/people/{person.handle}/my-fifteen/", {"why": "Near."})
        if number in (14, 15, 20, 21):
            seen[number] = page(client, "/me/fifteen/")
    assert "14 so far." in seen[14]
    assert "so far." not in seen[15] + seen[20]
    assert "21 people. Above twenty it becomes a list of names" in seen[21]
    assert Target.objects.filter(by=ruth).count() == 21


def test_the_lists_cost_the_same_for_3_rows_and_for_30(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    def somebody(number: int) -> Person:
        part = cast.Part(f"Farmer {number:02}", "Grows", "private", post=f"farmer{number:02}")
        return joins(part, soil_and_table, nell)

    def listed(number: int) -> None:
        actions.put_on_list(by=ruth, person=somebody(number), why="Near.")

    def said(number: int) -> None:
        other = somebody(number + 50)
        trusts(ruth, other, soil_and_table, reason=f"Reason {number}.")
        trusts(other, ruth, soil_and_table)

    costs_the_same(signed_in(ruth), "/me/fifteen/", listed)
    costs_the_same(signed_in(ruth), "/me/people/", said)


def test_the_page_of_two_costs_the_same_however_much_has_passed(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    record(MET, nell, [ruth, callum], soil_and_table)

    def add(number: int) -> None:
        with clock.at(later(hours=number)):
            answers(callum, ruth, soil_and_table)
            if number < MOST_SAID:
                trusts(ruth, callum, soil_and_table, scope=f"matter {number}")

    costs_the_same(signed_in(ruth), CARD, add)
    talked = next(s for s in queries.two(ruth, callum).steps if s.step == Step.TALKED)
    assert talked.count == 30


def test_a_step_that_only_shows_needs_no_post(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    for url in (f"{CARD}statements/", f"{CARD}common-ground/", f"{CARD}note/"):
        assert client.get(url).status_code == 405
    assert not Care.objects.exists()
    assert "My fifteen" in page(client, "/me/")
