"""A team put together out of the directory."""

import pytest

from barnraiser.communities.models import Community
from barnraiser.people import actions
from barnraiser.people.models import Person
from tests.signing_in import signed_in


@pytest.mark.requirement("C10", "C11")
def test_people_of_several_sectors_are_put_together_and_asked_together(
    ruth: Person, callum: Person, priya: Person, nell: Person
) -> None:
    browser = signed_in(ruth)
    assert "Nobody ticked yet" in browser.get("/me/team/").content.decode()
    actions.edit_profile(by=nell, person=nell, sector="academia")
    browser.post("/me/team/", {"who": [callum.code, priya.code]})
    browser.post("/me/team/", {"who": [nell.code]})
    page = browser.get("/me/team/").content.decode()
    for person in (callum, priya, nell):
        assert person.name in page
    assert "Media above all" in page
    assert page.index('?sector=media">media') < page.index('?sector=nonprofit">non-profit')
    assert "Your team: 3 people" in browser.get("/people/").content.decode()
    start = (
        "/communities/soil-and-table/start/?kind=question"
        f"&amp;call={callum.handle}&amp;call={priya.handle}&amp;call={nell.handle}"
    )
    assert f'href="{start}"' in page
    form = browser.get(start.replace("&amp;", "&")).content.decode()
    assert f"@{callum.handle} @{priya.handle} @{nell.handle}" in form
    browser.post("/me/team/", {"out": nell.code})
    assert nell.name not in browser.get("/me/team/").content.decode()


def test_nobody_unseen_gets_into_a_team_or_is_told_of_by_it(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    browser = signed_in(ruth)
    browser.post("/me/team/", {"who": [harald.code, "nobody", callum.code, ruth.code]})
    page = browser.get("/me/team/").content.decode()
    assert callum.name in page
    assert harald.name not in page
    assert browser.session["team"] == [callum.code]
    session = browser.session
    session["team"] = [harald.code]
    session.save()
    assert "Nobody ticked yet" in browser.get("/me/team/").content.decode()
    start = f"/communities/soil-and-table/start/?call={harald.handle}&call={callum.handle}&call=nobody-at-all"
    form = browser.get(start).content.decode()
    assert f"@{callum.handle}" in form
    assert harald.handle not in form


def test_a_team_has_fifteen_at_most(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    browser = signed_in(ruth)
    session = browser.session
    session["team"] = [f"c{n}" for n in range(15)]
    session.save()
    page = browser.post("/me/team/", {"who": [callum.code]}, follow=True).content.decode()
    assert "15 people at most" in page
    assert len(browser.session["team"]) == 15
