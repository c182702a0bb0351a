import pytest

from barnraiser.people import actions, queries
from barnraiser.people.elsewhere import Outcome, Part
from barnraiser.people.models import LinkCheck, Person

SOURCE = (
    '<link rel=me href="http://localhost/people/ruth-amsel/"><div class="h-card"><b class="p-name">Ruth Amsel</b>'
    '<p class="p-note">Bakes at night.</p></div>'
)


@pytest.mark.requirement("A5")
def test_what_was_found_is_compared_with_what_stands_here_now(ruth: Person) -> None:
    link = actions.list_page(by=ruth, url="http://fields.example/ruth")
    assert queries.reports_of(ruth)[0].found == {}
    actions.compare_pasted(by=ruth, link=link, source=SOURCE)
    (report,) = queries.reports_of(ruth)
    assert [finding.outcome.value for finding in report.found.values()] == ["same", "none", "differs", "none"]
    assert report.cells[0] == ("Name", "same")
    (line,) = report.fixes
    assert line.startswith("On fields.example/ruth your tagline says “Bakes at night.”. Here it says “")
    actions.edit_profile(by=ruth, person=ruth, tagline="Bakes at night")
    assert queries.reports_of(ruth)[0].fixes == []


def test_a_picture_is_no_longer_the_same_once_another_stands_here(ruth: Person) -> None:
    link = actions.list_page(by=ruth, url="http://fields.example/ruth")
    actions.compare_pasted(by=ruth, link=link, source=SOURCE)
    LinkCheck.objects.update(picture="same", picture_here="people/before.webp")
    assert queries.reports_of(ruth)[0].found[Part.PICTURE].outcome == Outcome.NONE


def test_a_page_in_trouble_says_only_that(ruth: Person) -> None:
    link = actions.list_page(by=ruth, url="http://fields.example/ruth")
    actions.compare_pasted(by=ruth, link=link, source=SOURCE)
    LinkCheck.objects.update(trouble="unreachable", told={})
    (report,) = queries.reports_of(ruth)
    assert report.fixes == [report.trouble]
    assert not report.is_compared


def test_lists_cost_the_same_however_long(ruth: Person, django_assert_num_queries: object) -> None:
    for number in range(5):
        link = actions.list_page(by=ruth, url=f"http://fields.example/{number}")
        actions.compare_pasted(by=ruth, link=link, source=SOURCE)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(queries.reports_of(ruth)) == 5


def test_nobody_elses_list_is_ones_own(ruth: Person, callum: Person) -> None:
    actions.list_page(by=ruth, url="http://fields.example/ruth")
    assert not queries.own_links(callum).exists()
    assert queries.address_here(ruth) == "http://localhost/ruth-amsel"
