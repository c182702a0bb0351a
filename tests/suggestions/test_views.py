from django.urls import reverse

from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in


def test_not_this_time_takes_it_from_today_and_it_can_be_taken_back(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask = reciprocity.ask(
        by=callum, community=soil_and_table, gift="knowledge", title="Who knows heritage wheat?"
    )
    client = signed_in(ruth)
    assert "Who knows heritage wheat?" in client.get("/").content.decode()
    client.post(reverse("suggestions:put_aside"), {"key": str(ask.ref)})
    assert "Who knows heritage wheat?" not in client.get("/").content.decode()
    assert "Who knows heritage wheat?" in client.get(reverse("suggestions:aside")).content.decode()
    client.post(reverse("suggestions:taking_back"), {"key": str(ask.ref)})
    assert "Who knows heritage wheat?" in client.get("/").content.decode()


def test_nothing_put_aside_says_so(ruth: Person) -> None:
    assert "Nothing is put aside" in signed_in(ruth).get(reverse("suggestions:aside")).content.decode()


def test_something_that_is_not_suggested_is_refused_with_the_reason(ruth: Person) -> None:
    answer = signed_in(ruth).post(reverse("suggestions:put_aside"), {"key": "nothing"})
    assert answer.status_code == 403
    assert "not suggested to you" in answer.content.decode()


def test_a_stranger_finds_no_such_page(client: object) -> None:
    from django.test import Client

    assert Client().get(reverse("suggestions:aside")).status_code == 404
