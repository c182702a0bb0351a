import pytest

from barnraiser.acts.belonging import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins
from tests.signing_in import signed_in


@pytest.mark.requirement("B6")
def test_the_host_reads_why_somebody_came_and_says_that_they_were_welcomed(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    lucy = joins(cast.LUCY, soil_and_table, ruth)
    actions.answer_questions(by=lucy, community=soil_and_table, answers={0: "Warm soup."})
    [welcome] = queries.welcomes_waiting(ruth)
    page = welcome.get_absolute_url()
    host = signed_in(ruth).get(page).content.decode()
    assert "Welcome Lucy Tran" in host
    assert "Warm soup." in host
    newcomer = signed_in(lucy)
    assert "Ruth Amsel is there for you" in newcomer.get(page).content.decode()
    assert signed_in(callum).get(page).status_code == 404
    assert signed_in(callum).post(f"{page}done/").status_code == 404
    assert newcomer.post(f"{page}done/").status_code == 403
    assert signed_in(ruth).post(f"{page}done/").status_code == 302
    assert "You said so" in signed_in(ruth).get(page).content.decode()


def test_a_host_who_was_forgotten_leaves_no_page(ruth: Person, soil_and_table: Community) -> None:
    lucy = joins(cast.LUCY, soil_and_table, ruth)
    [welcome] = queries.welcomes_waiting(ruth)
    actions.forget(person=ruth)
    assert signed_in(lucy).get(welcome.get_absolute_url()).status_code == 404
