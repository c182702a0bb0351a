import json

from django.test import Client

from barnraiser.communities.models import Community
from barnraiser.people import queries as people
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import PASSWORD, arrives
from tests.signing_in import signed_in


def test_my_data_comes_as_a_file_for_me_alone(client: Client, ruth: Person, callum: Person) -> None:
    answer = signed_in(ruth).get("/me/export/")
    assert answer["Content-Disposition"] == 'attachment; filename="ruth-amsel.json"'
    assert "no-store" in answer["Cache-Control"]
    kept = json.loads(answer.content)
    assert kept["people"]["name"] == "Ruth Amsel"
    assert "callum@aldervalley.example" not in answer.content.decode()
    assert client.get("/me/export/").status_code == 302


def test_being_forgotten_asks_who_you_are_and_whether_you_are_sure(
    client: Client, soil_and_table: Community
) -> None:
    harald = arrives(cast.HARALD, password=PASSWORD)
    assert "/accounts/reauthenticate/" in signed_in(harald).get("/me/forget/")["Location"]
    client.post("/accounts/login/", {"login": cast.HARALD.address, "password": PASSWORD})
    reasked = client.post("/accounts/reauthenticate/?next=/me/forget/", {"password": PASSWORD})
    assert reasked["Location"] == "/me/forget/"
    assert client.get("/me/forget/").status_code == 200
    assert client.post("/me/forget/").status_code == 422
    assert people.with_address(cast.HARALD.address) == harald
    gone = client.post("/me/forget/", {"sure": "on"}, follow=True)
    assert "You are forgotten here" in gone.content.decode()
    assert people.with_address(cast.HARALD.address) is None
    assert client.get("/me/").status_code == 302
    assert not client.login(email=cast.HARALD.address, password=PASSWORD)
