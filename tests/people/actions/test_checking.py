from datetime import datetime, timedelta

import pytest
from django_ox.testing import run_tasks

from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions, queries, tasks
from barnraiser.people.models import CheckAsked, Link, LinkCheck, Person
from tests.conftest import SPRING
from tests.outside import Outside, answer, sent_on

BACK = '<link rel="me" href="http://localhost/people/ruth-amsel/">'
PAGE = f'{BACK}<div class="h-card"><b class="p-name">Ruth Amsel</b></div>'


@pytest.fixture
def site(there: Outside) -> Outside:
    """Ruth's page at fields.example, which links back."""
    there.pages["fields.example/ruth"] = answer(PAGE)
    return there


@pytest.fixture
def link(ruth: Person, site: Outside) -> Link:
    return actions.list_page(by=ruth, url="http://fields.example/ruth")


def checked(link: Link, at: datetime | None = None) -> LinkCheck:
    """The page is looked at, as a worker would."""
    with clock.at(at or clock.now()):
        actions.ask_check(by=Person.objects.get(pk=link.person_id), link=link)
        run_tasks(raise_failures=True)
    return LinkCheck.objects.get(link=link)


@pytest.mark.requirement("A5", "A7")
def test_a_check_says_what_the_page_tells_and_when_it_was_looked_at(link: Link) -> None:
    check = checked(link, SPRING)
    assert (check.checked_at, check.verified_at, check.links_back) == (SPRING, SPRING, True)
    assert check.told["names"] == ["Ruth Amsel"]
    assert not check.is_waiting


def test_nothing_is_fetched_while_the_page_waits_and_nothing_is_asked_for_twice(
    link: Link, site: Outside
) -> None:
    ruth = Person.objects.get(pk=link.person_id)
    actions.ask_check(by=ruth, link=link)
    actions.ask_check(by=ruth, link=link)
    assert (site.connections, CheckAsked.objects.count()) == (0, 1)
    run_tasks(raise_failures=True)
    assert site.connections == 1


@pytest.mark.parametrize(
    "gone",
    [
        answer("<p>Under new management"),
        answer(f"<!-- {BACK} -->"),
        answer(BACK.replace("ruth-amsel", "callum-birch")),
        answer(f"{BACK}<meta http-equiv=refresh content='0;url=https://evil.example/'>"),
        sent_on("http://other.example/ruth"),
    ],
)
def test_the_mark_goes_when_the_page_no_longer_links_back(link: Link, site: Outside, gone: bytes) -> None:
    """A page changed after the check loses its mark at the next one."""
    assert checked(link).verified_at
    site.pages["fields.example/ruth"] = gone
    site.pages["other.example/ruth"] = answer(PAGE)
    check = checked(link)
    assert (check.verified_at, check.links_back) == (None, False)
    site.pages["fields.example/ruth"] = answer(PAGE)
    assert checked(link).verified_at


def test_a_page_that_is_away_keeps_its_mark_for_two_weeks_and_a_day(link: Link, site: Outside) -> None:
    assert checked(link, SPRING).verified_at == SPRING
    site.pages["fields.example/ruth"] = answer(status=503)
    later = checked(link, SPRING + timedelta(days=14))
    assert (later.verified_at, later.trouble, later.told) == (SPRING, "answered_no", {})
    assert checked(link, SPRING + timedelta(days=15)).verified_at is None


@pytest.mark.requirement("A5")
def test_what_was_pasted_is_compared_and_proves_nothing(link: Link, site: Outside) -> None:
    ruth = Person.objects.get(pk=link.person_id)
    source = PAGE.replace(">Ruth Amsel<", ">R. Amsel<")
    check = actions.compare_pasted(by=ruth, link=link, source=source)
    assert check
    assert (check.links_back, check.verified_at, check.is_pasted) == (True, None, True)
    (report,) = queries.reports_of(ruth)
    assert "your name is “R. Amsel”" in report.fixes[0]
    assert site.connections == 0
    checked(link)
    assert actions.compare_pasted(by=ruth, link=link, source="<p>nothing").verified_at, "nor does it disprove"  # type: ignore[union-attr]


def test_ten_checks_an_hour_are_enough(link: Link) -> None:
    ruth = Person.objects.get(pk=link.person_id)
    with clock.at(SPRING):
        for _ in range(10):
            actions.compare_pasted(by=ruth, link=link, source="<p>")
        for ask in (actions.ask_check, lambda **all: actions.compare_pasted(source="", **all)):
            with pytest.raises(Refused, match="ten checks within the hour"):
                ask(by=ruth, link=link)
        actions.remove_link(by=ruth, link=link)
        again = actions.list_page(by=ruth, url=link.url)
        with pytest.raises(Refused):
            actions.ask_checks(by=ruth)
    with clock.at(SPRING + timedelta(minutes=61)):
        actions.ask_check(by=ruth, link=again)
    assert CheckAsked.objects.count() == 1


def test_all_are_checked_as_far_as_the_hour_goes_the_longest_unseen_first(ruth: Person) -> None:
    links = [actions.list_page(by=ruth, url=f"http://fields.example/{number}") for number in range(12)]
    actions.compare_pasted(by=ruth, link=links[0], source="")
    assert actions.ask_checks(by=ruth) == 9
    assert set(LinkCheck.objects.waiting().values_list("link_id", flat=True)) == {
        link.pk for link in links[1:10]
    }


def test_a_page_taken_off_meanwhile_leaves_nothing(link: Link, ruth: Person) -> None:
    actions.ask_check(by=ruth, link=link)
    actions.remove_link(by=ruth, link=link)
    run_tasks(raise_failures=True)
    assert actions.look(link=link) is None
    assert not LinkCheck.objects.exists()


def test_every_week_what_linked_back_is_looked_at_again_one_of_a_host(
    link: Link, callum: Person, site: Outside
) -> None:
    second = actions.list_page(by=callum, url="http://fields.example/callum")
    site.pages["fields.example/callum"] = answer(BACK.replace("ruth-amsel", "callum-birch"))
    never = actions.list_page(by=callum, url="http://other.example/callum")
    assert checked(link, SPRING).verified_at
    assert checked(second, SPRING + timedelta(minutes=5)).verified_at
    assert not checked(never, SPRING).verified_at
    asked = site.connections
    week = SPRING + timedelta(days=7, minutes=6)
    with clock.at(SPRING + timedelta(days=6, hours=23)):
        assert actions.ask_due_checks() == 0
    for minutes, connections in ((0, 1), (0, 1), (1, 2), (2, 2)):
        with clock.at(week + timedelta(minutes=minutes, seconds=minutes)):
            tasks.recheck_links.func()
            run_tasks(raise_failures=True)
        assert site.connections == asked + connections, minutes
    assert not any("other.example" in said for said in site.asked[asked:])


def test_the_weekly_look_is_one_fetch_and_leaves_the_picture_as_it_was(link: Link, site: Outside) -> None:
    site.pages["fields.example/ruth"] = answer(f'{PAGE}<meta property="og:image" content="/face.png">')
    checked(link)
    LinkCheck.objects.filter(link=link).update(picture="same", picture_here="x.webp")
    tasks.recheck_link.func(link.pk)
    assert site.connections == 2
    assert LinkCheck.objects.get(link=link).picture == "same"


def test_what_no_table_takes_does_no_harm(link: Link) -> None:
    ruth = Person.objects.get(pk=link.person_id)
    said = (
        '{"@type": "Person", "name": "Ruth\\u0000 \\ud800Amsel", "url": "https://a.example/\\u0000\\udfff"}'
    )
    source = f'<script type="application/ld+json">{said}</script><title>\0\x01</title>'
    check = actions.compare_pasted(by=ruth, link=link, source=source)
    assert check
    assert LinkCheck.objects.get(pk=check.pk).told == {"names": ["Ruth Amsel"]}
