import pytest

from barnraiser.acts.belonging import queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from demo.cast import Part
from tests.architecture.lists import costs_the_same
from tests.conftest import arrives
from tests.signing_in import signed_in

from ..telling import HOSTILE, HOUSE, knocks, mill_house

QUESTIONS = f"{HOUSE}/questions/"


def test_a_steward_sets_what_is_asked_and_nobody_else(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    assert signed_in(ruth).get(QUESTIONS).status_code == 403
    browser = signed_in(nell)
    assert browser.post(QUESTIONS, {"question_1": "", "question_2": f"Why {HOSTILE}?"}).status_code == 302
    assert list(queries.questions_of(soil_and_table)) == [0, 1]
    page = browser.get(QUESTIONS).content.decode()
    assert HOSTILE not in page
    assert "Changed what newcomers are asked" in browser.get(f"{HOUSE}/charter/log/").content.decode()


def test_a_member_without_a_role_does_not_read_who_waits(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    assert signed_in(ruth).get(f"{HOUSE}/requests/").status_code == 403
    assert "Nobody waits" in signed_in(nell).get(f"{HOUSE}/requests/").content.decode()


def test_a_request_at_another_door_is_not_answered_here(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    """Reliability class 15."""
    request = knocks(harald, mill_house(nell))
    told = {f"{request.code}-lets_in": "yes", f"{request.code}-words": "Come."}
    assert signed_in(nell).post(f"{HOUSE}/requests/{request.code}/reply/", told).status_code == 404


@pytest.mark.django_db
def test_the_list_costs_the_same_for_three_and_for_thirty(nell: Person) -> None:
    mill = mill_house(nell)

    def add(number: int) -> None:
        knocks(arrives(Part(f"Asker {number}", "", "private", post=f"asker{number}")), mill)

    costs_the_same(signed_in(nell), "/communities/mill/requests/", add)
