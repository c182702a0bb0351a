import pytest
from django.test import Client

from barnraiser.acts.belonging import actions, queries
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from ..telling import HOSTILE, HOUSE, WANTS, YES, knocks, mill_house

ASK = "/communities/mill/ask/"


@pytest.fixture
def mill(nell: Person) -> Community:
    return mill_house(nell)


@pytest.mark.requirement("B3", "B6")
def test_somebody_asks_is_let_in_and_comes_in(nell: Person, harald: Person, mill: Community) -> None:
    actions.set_questions(by=nell, community=mill, questions=["Do you own a hammer?"])
    asker, keeper = signed_in(harald), signed_in(nell)
    charter = asker.get("/communities/mill/charter/").content.decode()
    assert ASK in charter
    page = asker.get(ASK).content.decode()
    assert "Which social impact would you like to have here?" in page
    assert "Do you own a hammer?" in page
    assert asker.post(ASK, {"answer_0": "", "answer_1": "Two."}).status_code == 422
    assert asker.post(ASK, {"answer_0": WANTS + HOSTILE, "answer_1": "Two."}).status_code == 302
    assert "waits for an answer" in asker.get(ASK).content.decode()
    assert "Requests to come in" in keeper.get("/communities/mill/members/").content.decode()
    waiting = keeper.get("/communities/mill/requests/").content.decode()
    assert WANTS in waiting
    assert HOSTILE not in waiting
    request = queries.request_of(harald, mill)
    assert request
    reply = f"/communities/mill/requests/{request.code}/reply/"
    assert keeper.post(reply, {f"{request.code}-lets_in": "yes"}).status_code == 422
    told = {f"{request.code}-lets_in": "yes", f"{request.code}-words": "Bring boots."}
    assert keeper.post(reply, told).status_code == 302
    assert keeper.post(reply, told).status_code == 403
    assert "Bring boots." in asker.get(ASK).content.decode()
    joining = asker.get("/communities/mill/join/").content.decode()
    assert WANTS in joining, "what was answered is not asked for again"
    assert asker.post("/communities/mill/join/", YES | {"answer_0": WANTS}).status_code == 302
    assert rooms.membership_of(harald, mill)
    assert "Nell Whitlock is there for you" in asker.get("/").content.decode()
    assert WANTS in asker.get("/me/coming-in/").content.decode()


def test_a_request_is_taken_back(nell: Person, harald: Person, mill: Community) -> None:
    knocks(harald, mill)
    asker = signed_in(harald)
    assert asker.get(f"{ASK}withdrawal/").status_code == 405
    assert asker.post(f"{ASK}withdrawal/").status_code == 302
    assert queries.waiting_count(nell, mill) == 0
    assert asker.post(f"{ASK}withdrawal/").status_code == 403


def test_a_community_that_is_hidden_and_one_that_is_not_there_answer_alike(
    harald: Person, soil_and_table: Community
) -> None:
    """Reliability class 2."""
    browser = signed_in(harald)
    for page in ("ask/", "requests/", "questions/", "answers/", "willing/", "partings/"):
        hidden, absent = browser.get(f"{HOUSE}/{page}"), browser.get(f"/communities/nowhere/{page}")
        assert hidden.status_code == absent.status_code == 404, page
        assert len(hidden.content) == len(absent.content) or "soil" not in hidden.content.decode().lower()


def test_a_stranger_signs_in_first(mill: Community) -> None:
    assert Client().get(ASK).status_code == 302
