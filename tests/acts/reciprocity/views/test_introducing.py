import pytest

from barnraiser.acts.reciprocity.models import Introduction, Response
from barnraiser.communities.models import Community, Membership
from barnraiser.people.models import Account, Person
from demo import cast
from tests.architecture.lists import costs_the_same
from tests.conftest import joins
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import introduces
from .looking import LIST, post

pytestmark = pytest.mark.django_db


def test_a_member_introduces_two_others(ruth: Person, callum: Person, nell: Person) -> None:
    client = signed_in(ruth)
    url = "/people/callum-birch/introduce/"
    html = page(client, f"{url}?with={nell.handle}")
    assert f'value="{nell.handle}" selected' in html
    assert "Ruth Amsel</option>" not in html
    wordless = client.post(url, {"other": nell.handle, "words": ""})
    assert wordless.status_code == 422
    assert f'value="{nell.handle}" selected' in wordless.content.decode()
    assert client.post(url, {"other": nell.handle, "words": "Fences."}).status_code == 302
    made = Introduction.objects.get()
    assert "They are asked, each for themselves." in page(client, made.get_absolute_url())
    for person in (callum, nell):
        assert "Would you like to know each other?" in page(signed_in(person), made.get_absolute_url())
        assert "Fences." in page(signed_in(person), "/introductions/")
        assert post(person, f"{made.get_absolute_url()}response/", yes="yes") == 302
    assert Response.objects.filter(is_yes=True).count() == 2
    assert "Both said yes." in page(client, made.get_absolute_url())
    assert "Ruth Amsel introduced you to Nell Whitlock" in page(signed_in(callum), LIST)


def test_strangers_see_no_name_before_both_said_yes(ruth: Person, callum: Person, meilin: Person) -> None:
    made = introduces(ruth, callum, meilin, "You both count worms.")
    url = made.get_absolute_url()
    for person, other in ((callum, meilin), (meilin, callum)):
        for where in (url, "/introductions/"):
            html = page(signed_in(person), where)
            assert "You both count worms." in html
            assert other.name not in html
            assert other.handle not in html
    assert post(callum, f"{url}response/", yes="no") == 302
    assert post(meilin, f"{url}response/", yes="yes") == 302
    html = page(signed_in(meilin), url)
    assert "It did not come to it" in html
    assert callum.name not in html
    assert "You said “not this time”" not in html
    assert "You said “not this time”" in page(signed_in(callum), url)
    assert "not this time" not in page(signed_in(ruth), url).lower()


def test_the_page_of_who_has_not_answered_is_the_same_after_the_others_no(
    ruth: Person, callum: Person, nell: Person
) -> None:
    made = introduces(ruth, callum, nell)
    url = made.get_absolute_url()
    assert post(nell, f"{url}response/", yes="no") == 302
    for person, said in ((callum, "Would you like to know each other?"), (ruth, "They are asked")):
        html = page(signed_in(person), url)
        assert said in html
        assert "did not come to it.</b>" not in html
        assert "It did not come to it" not in page(signed_in(person), "/introductions/")
    assert post(callum, f"{url}response/", yes="yes") == 302
    for person in (callum, ruth):
        assert "It did not come to it.</b>" in page(signed_in(person), url)


def test_an_introduction_is_no_business_of_a_fourth(
    ruth: Person, callum: Person, priya: Person, nell: Person
) -> None:
    made = introduces(ruth, callum, nell)
    assert signed_in(priya).get(made.get_absolute_url()).status_code == 404
    assert post(priya, f"{made.get_absolute_url()}response/", yes="yes") == 404
    assert post(ruth, f"{made.get_absolute_url()}response/", yes="yes") == 403
    assert post(callum, f"{made.get_absolute_url()}response/") == 422
    assert "No introductions yet" in page(signed_in(priya), "/introductions/")


def test_introductions_cost_the_same_for_three_and_for_thirty(
    nell: Person, soil_and_table: Community, ruth: Person
) -> None:
    def add(number: int) -> None:
        part = cast.Part(f"Hand {number}", "", "private", post=f"hand{number}")
        introduces(nell, ruth, joins(part, soil_and_table, nell))

    costs_the_same(signed_in(nell), "/introductions/", add)


@pytest.fixture
def crowd(soil_and_table: Community) -> list[Person]:
    """Sixty more members, straight into the tables: how they came in is told elsewhere."""
    accounts = Account.objects.bulk_create(Account(email=f"n{n}@crowd.example") for n in range(60))
    people = Person.objects.bulk_create(
        Person(name=f"Hand {n:02}", handle=f"hand-{n:02}", account=account)
        for n, account in enumerate(accounts)
    )
    Membership.objects.bulk_create(Membership(person=one, community=soil_and_table) for one in people)
    return people


def test_among_many_somebody_is_found_by_name_and_nothing_typed_is_lost(
    ruth: Person, callum: Person, crowd: list[Person]
) -> None:
    client, url = signed_in(ruth), "/people/callum-birch/introduce/"
    html = page(client, url)
    assert "Find somebody by name" in html
    assert html.count("<option") == 41
    assert "hand-58" not in html
    found = client.post(url, {"name": "hand 58", "words": "Fences.", "find": "yes"})
    assert found.status_code == 200
    assert 'value="hand-58" selected' in found.content.decode()
    assert found.content.decode().count("<option") == 2
    assert "Fences.</textarea>" in found.content.decode()
    assert not Introduction.objects.exists()
    none = client.post(url, {"name": "Zebedee", "other": "hand-58", "words": "Fences.", "find": "yes"})
    assert "Nobody you could introduce has “Zebedee” in their name." in none.content.decode()
    assert 'value="hand-58" selected' in none.content.decode(), "who was chosen stays chosen"
    wordless = client.post(url, {"name": "", "other": "hand-58", "words": ""})
    assert wordless.status_code == 422
    assert 'value="hand-58" selected' in wordless.content.decode()
    assert 'value="hand-59" selected' in page(client, f"{url}?with=hand-59")
    assert client.post(url, {"name": "hand", "other": "hand-58", "words": "Fences."}).status_code == 302
    assert Introduction.objects.select_related("one", "two").get().other(callum) == crowd[58]


def test_only_those_one_may_introduce_are_found(
    ruth: Person, callum: Person, harald: Person, crowd: list[Person]
) -> None:
    url = "/people/callum-birch/introduce/"
    sent = {"name": "", "other": harald.handle, "words": "Fences."}
    assert signed_in(ruth).post(url, sent).status_code == 422
    assert harald.name not in signed_in(ruth).post(url, {"name": "Harald", "find": "yes"}).content.decode()
    assert not Introduction.objects.exists()


def test_among_few_nobody_has_to_search(ruth: Person, callum: Person, nell: Person) -> None:
    assert "Find somebody by name" not in page(signed_in(ruth), "/people/callum-birch/introduce/")
