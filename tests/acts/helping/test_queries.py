from barnraiser.acts.helping import actions, queries
from barnraiser.acts.helping.models import Agreement
from barnraiser.communities.models import Community
from barnraiser.people.models import Person


def test_stewards_see_the_list_and_others_only_their_own(
    agreement: Agreement, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    assert list(queries.in_place(nell, soil_and_table)) == [agreement]
    assert list(queries.in_place(callum, soil_and_table)) == []
    assert list(queries.helping(ruth)) == [agreement]
    assert list(queries.visible_to(callum)) == []
    assert list(queries.visible_to(None)) == []


def test_members_read_through_whom_somebody_takes_part(
    agreement: Agreement, ada: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    assert queries.beside(callum, soil_and_table, [ada.pk]) == {ada.pk: "Takes part through Ruth Amsel."}
    assert queries.beside(harald, soil_and_table, [ada.pk]) == {}


def test_a_deed_is_seen_by_the_two(agreement: Agreement, ruth: Person, callum: Person) -> None:
    said = {"kind": "success", "title": "Eggs", "words": "Eleven."}
    deed = actions.act(by=ruth, agreement=agreement, what="tells", words=said)
    assert queries.deed_seen(ruth, deed.code) == deed
    assert queries.deed_seen(callum, deed.code) is None
