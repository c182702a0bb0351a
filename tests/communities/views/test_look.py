from barnraiser.communities import queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in

LOOK = "/communities/soil-and-table/look/"
SAID = {"line": "Near is enough.", "about": "Farms", "paint": "plum"}


def test_a_steward_changes_how_it_looks_and_members_can_read_that(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    assert signed_in(ruth).get(LOOK).status_code == 403
    assert signed_in(ruth).post(LOOK, SAID).status_code == 403
    assert signed_in(nell).post(LOOK, SAID | {"paint": "gold"}).status_code == 422
    assert signed_in(nell).post(LOOK, SAID | {"name": "Mine", "door": "open"}).status_code == 302
    now = Community.objects.get(pk=soil_and_table.pk)
    assert (now.line, now.about, now.paint, now.name, now.door) == (
        "Near is enough.",
        "Farms",
        "plum",
        "Soil & Table",
        "invited",
    )
    line = queries.log_of_power(ruth, soil_and_table)[0]
    assert line.what == "Changed its line and who it is and its coat of paint"
    assert "Changed its line" in signed_in(ruth).get("/communities/soil-and-table/charter/").content.decode()
