from pytest_django import Settings

from barnraiser.acts.stewardship import actions, pages, queries
from barnraiser.acts.stewardship.models import Case
from barnraiser.people.models import Person


def test_the_form_offers_only_what_this_keeper_may_do(case: Case, nell: Person, host: Person) -> None:
    found = queries.at(nell, case.code)
    assert found
    offered = {
        who: [value for value, _ in pages.answering(who, found, None).fields["measure"].choices]  # type: ignore[attr-defined]
        for who in (nell, host)
    }
    assert offered == {nell: ["nothing", "word", "hide", "end"], host: ["nothing", "word", "hide"]}
    assert pages.answering(nell, found, None).initial == {"rule": "2"}


def test_who_could_look_and_what_is_left_where_nobody_can(
    settings: Settings, answered: Case, callum: Person
) -> None:
    settings.PROPOSE_URL = "communities:members"
    actions.appeal(by=callum, case=answered, words="I meant the mill.")
    found = queries.at(callum, answered.code)
    assert found
    shown = pages.reading(callum, found)
    assert (shown["is_waiting"], shown["eligible"]) == (True, [])
    assert shown["proposes"] == "/communities/soil-and-table/members/?effect=communities.appoint"
    settings.PROPOSE_URL = "nowhere:at_all"
    assert pages.reading(callum, found)["proposes"] == ""
