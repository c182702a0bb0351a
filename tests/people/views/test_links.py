import pytest
from django.urls import reverse
from django_ox.testing import run_tasks

from barnraiser.people import actions, queries
from barnraiser.people.models import Link, Person
from tests.architecture.lists import queries_of
from tests.outside import Outside, answer
from tests.signing_in import signed_in

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7 }}'
BACK = '<link rel="me" href="http://localhost/people/ruth-amsel/"><title>Ruth Amsel</title>'
LIST = "/me/links/"


@pytest.fixture
def link(ruth: Person) -> Link:
    return actions.list_page(by=ruth, url="http://fields.example/ruth", label="My column")


@pytest.mark.requirement("A7")
def test_a_page_is_added_moved_and_taken_off(ruth: Person, link: Link) -> None:
    client = signed_in(ruth)
    sent = client.post(
        LIST, {"url": "other.example", "label": "Bakery", "person": "1", "verified_at": "2020-01-01"}
    )
    assert sent.status_code == 302
    page = client.get(LIST).content.decode()
    assert "2 of 20" in page
    assert "Never checked." in page
    other = queries.own_links(ruth).get(host="other.example")
    assert (other.person_id, other.latest) == (ruth.pk, None)
    client.post(reverse("people:link_place", args=[other.code]), {"to": "up"})
    assert [each.host for each in queries.links_of(ruth)] == ["other.example", "fields.example"]
    client.post(reverse("people:link_removal", args=[other.code]))
    assert [each.host for each in queries.links_of(ruth)] == ["fields.example"]


def test_what_cannot_be_listed_is_said_at_its_field(ruth: Person, link: Link) -> None:
    client = signed_in(ruth)
    for url, words in (
        ("https://good.example@evil.example/", "Leave out what stands before the @"),
        ("http://127.0.0.1/", "everybody can open"),
        ("javascript:alert(1)", "begins with https://"),
        ("http://fields.example/ruth/", "on your list already"),
        ("", "This one is needed."),
    ):
        answer_ = client.post(LIST, {"url": url})
        assert answer_.status_code == 422
        assert words in answer_.content.decode().replace("&#x27;", "'"), url


@pytest.mark.requirement("A5")
def test_a_check_shows_what_to_mend(ruth: Person, link: Link, there: Outside) -> None:
    there.pages["fields.example/ruth"] = answer(f'{BACK}<meta name=description content="{HOSTILE[:40]}">')
    client = signed_in(ruth)
    assert client.post(reverse("people:link_check", args=[link.code]))["Location"].startswith(LIST)
    page = client.get(LIST).content.decode()
    assert "Checking…" in page
    assert 'hx-trigger="every 3s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    part = client.get(LIST, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    run_tasks(raise_failures=True)
    page = client.get(LIST).content.decode()
    assert "hx-trigger" not in page.split('id="reports"')[1].split(">")[0]
    assert "Last checked" in page
    assert "Links back, seen" in page
    assert "<script>alert" not in page
    assert "your tagline says “&lt;script&gt;alert(1)" in page


def test_others_see_where_and_whether_and_the_link_hides_nothing(
    ruth: Person, callum: Person, there: Outside
) -> None:
    long = actions.list_page(
        by=ruth, url=f"https://{'goodbank.' * 12}evil.example/", label="goodbank.example"
    )
    actions.list_page(by=ruth, url="https://аpple.example/", label=HOSTILE[:40])
    back = actions.list_page(by=ruth, url="http://fields.example/ruth")
    there.pages["fields.example/ruth"] = answer(BACK)
    actions.ask_check(by=ruth, link=back)
    run_tasks(raise_failures=True)
    page = signed_in(callum).get(ruth.get_absolute_url()).content.decode()
    assert page.count('rel="me nofollow noopener"') == 3
    assert f'rel="me nofollow noopener">{long.shown}</a>' in page
    assert "xn--pple-43d.example</a>" in page
    assert "<script>alert" not in page
    assert "Yes</td>" in page
    assert page.count("Not yet</td>") >= 2
    assert LIST not in page


def test_checks_of_all_and_no_more_than_ten(ruth: Person, link: Link) -> None:
    client = signed_in(ruth)
    client.post(reverse("people:links_checks"))
    assert (
        "All of them are being checked already"
        in client.post(reverse("people:links_checks"), follow=True).content.decode()
    )
    for number in range(12):
        actions.list_page(by=ruth, url=f"https://fields.example/{number}")
    client.post(reverse("people:links_checks"))
    refused = client.post(reverse("people:link_check", args=[Link.objects.last().code]))  # type: ignore[union-attr]
    assert refused.status_code == 403
    assert "ten checks within the hour" in refused.content.decode()


def test_a_page_may_be_pasted(ruth: Person, link: Link) -> None:
    client, source = signed_in(ruth), reverse("people:link_source", args=[link.code])
    assert "proves nothing" in client.get(source).content.decode()
    assert client.post(source, {"source": ""}).status_code == 422
    assert client.post(source, {"source": "x" * 300_001}).status_code == 422
    assert client.post(source, {"source": BACK}).status_code == 302
    page = client.get(LIST).content.decode()
    assert "from what you pasted" in page
    assert "which proves nothing to others" in page
    shown = client.get(ruth.get_absolute_url()).content.decode()
    assert "Same</td>" not in shown, "anybody can paste anything"


def test_another_persons_list_is_not_there(ruth: Person, callum: Person, link: Link) -> None:
    client = signed_in(callum)
    for name in ("link_check", "link_place", "link_removal", "link_source"):
        assert client.post(reverse(f"people:{name}", args=[link.code])).status_code == 404
    assert "fields.example/ruth" not in client.get(LIST).content.decode()
    for name in ("link_check", "link_place", "link_removal"):
        assert signed_in(ruth).get(reverse(f"people:{name}", args=[link.code])).status_code == 405


def test_the_list_costs_the_same_for_three_pages_and_for_twenty(ruth: Person) -> None:
    client, counts = signed_in(ruth), []
    for number in range(20):
        actions.list_page(by=ruth, url=f"https://fields.example/{number}")
        if number in (2, 19):
            queries_of(client, LIST)
            counts.append([len(queries_of(client, url)) for url in (LIST, ruth.get_absolute_url())])
    assert counts[0] == counts[1]
