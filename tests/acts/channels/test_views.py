import pytest
from django.test import Client

from barnraiser.acts.channels import queries
from barnraiser.acts.channels.models import Channel
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.signing_in import signed_in

from .telling import LOFT, tells

NEW = "/communities/soil-and-table/channels/new/"
HOSTILE = "<script>alert(1)</script>"


@pytest.mark.requirement("A10", "C14")
def test_a_channel_is_told_of_found_judged_and_taken_out(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    browser, other, keeper = signed_in(ruth), signed_in(callum), signed_in(nell)
    said = {"name": f"The Loft {HOSTILE}", "address": LOFT, "line": "Makers", "needs": ["Mentoring"]}
    assert browser.post(NEW, {**said, "address": "http://loft.example"}).status_code == 422
    assert browser.post(NEW, said).status_code == 302
    assert browser.post(NEW, said).status_code == 422
    channel = Channel.objects.get()
    listed = other.get("/channels/?need=Mentoring").content.decode()
    assert f'href="{LOFT}" rel="noopener noreferrer nofollow ugc"' in listed
    assert HOSTILE not in listed
    assert "None like that" in other.get("/channels/?need=Investment").content.decode()
    page = channel.get_absolute_url()
    other.post(f"{page}judgement/", {"says": "good"})
    assert "Callum Birch: still good" in other.get(page).content.decode()
    other.post(f"{page}judgement/", {"says": "broken"})
    assert "Said not to work" in other.get("/channels/").content.decode()
    assert other.post(f"{page}taking-down/", {"reason": "Mine!"}).status_code == 403
    keeper.post(f"{page}taking-down/", {"reason": ""})
    assert queries.taking_down_of(channel) is None
    keeper.post(f"{page}taking-down/", {"reason": "It sells things."})
    assert "It sells things." in other.get(page).content.decode()
    assert "The Loft" not in other.get("/channels/").content.decode()
    keeper.post(f"{page}taking-down/")
    assert "The Loft" in other.get("/channels/").content.decode()


def test_it_is_described_anew_without_another_address(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    channel = tells(ruth, soil_and_table)
    page = f"{channel.get_absolute_url()}change/"
    assert signed_in(callum).get(page).status_code == 403
    told = {"name": "The Attic", "line": "Above", "address": "https://evil.example/", "needs": ["Investment"]}
    assert signed_in(ruth).post(page, told).status_code == 302
    kept = Channel.objects.get()
    assert (kept.name, kept.address) == ("The Attic", LOFT)


def test_what_one_looks_for_is_ones_own(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    tells(ruth, soil_and_table)
    browser = signed_in(callum)
    assert browser.post("/channels/seeking/", {"needs": ["Mentoring"]}).status_code == 302
    assert "Serves what you look for" in browser.get("/channels/").content.decode()
    assert "Serves what you look for" not in signed_in(ruth).get("/channels/").content.decode()


def test_words_are_set_by_stewards(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    page = "/communities/soil-and-table/channels/headings/"
    assert signed_in(ruth).get(page).status_code == 403
    assert signed_in(nell).post(page, {"audiences": "Cooks", "needs": "Flour"}).status_code == 302
    assert "Cooks" in signed_in(ruth).get(NEW).content.decode()


def test_for_others_it_is_not_there(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    """Reliability classes 2 and 15."""
    channel = tells(ruth, soil_and_table)
    browser = signed_in(harald)
    for page in (channel.get_absolute_url(), "/channels/zzzzzzzzzzzz/", NEW):
        assert browser.get(page).status_code == 404
    assert browser.post(f"{channel.get_absolute_url()}judgement/", {"says": "good"}).status_code == 404
    assert "The Loft" not in browser.get("/channels/").content.decode()
    assert Client().get("/channels/").status_code == 302


def test_the_list_costs_the_same_for_three_and_for_thirty(
    ruth: Person, callum: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("barnraiser.acts.channels.rules.CHANNELS_A_DAY", 99)

    def add(number: int) -> None:
        tells(ruth, soil_and_table, name=f"Loft {number}", address=f"https://loft{number}.example/")

    costs_the_same(signed_in(callum), "/channels/", add)
