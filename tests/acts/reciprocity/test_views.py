import re
from typing import Any

import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.reciprocity import actions
from barnraiser.acts.reciprocity.models import Answer, Favour, Introduction, Response
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.people.models import Person
from demo import cast
from tests.architecture.lists import costs_the_same
from tests.conftest import joins
from tests.signing_in import signed_in

from .telling import LENT, METER, answers, asks, confirmed, introduces, offers, promised, stands

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/exchange/"
GOOD = {"title": METER, "gift": "resources", "words": "*Any* brand.", "until": ""}


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def post(person: Person, url: str, **data: Any) -> int:
    return signed_in(person).post(url, data).status_code


# ---- the list ---------------------------------------------------------------------------------------------------


def test_the_list_shows_asks_offers_and_what_fits(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask, offer = asks(callum, soil_and_table), offers(ruth, soil_and_table)
    html = page(signed_in(ruth), LIST)
    for thing in (ask, offer):
        assert f'href="{thing.get_absolute_url()}"' in html
    assert "Offer it to Callum Birch" in html
    assert "speak of “meter” and “moisture”" in html
    assert "nobody yet" in html
    assert "Only you see this" in html
    assert 'aria-current="page">Exchange <span class="n">1</span>' in html
    assert "Take Ruth Amsel up on it" in page(signed_in(callum), LIST)
    assert f"/people/callum-birch/introduce/?with={ruth.handle}" in page(
        signed_in(joins(cast.WENDELL, soil_and_table, ruth)), LIST
    )


def test_one_kind_of_gift_at_a_time(ruth: Person, soil_and_table: Community) -> None:
    asks(ruth, soil_and_table)
    asks(ruth, soil_and_table, gift="knowledge", title="What to do with barley")
    html = page(signed_in(ruth), LIST + "?gift=knowledge")
    assert "What to do with barley" in html
    assert METER not in html
    assert "Nobody asks for skills" in page(signed_in(ruth), LIST + "?gift=skills")
    assert METER in page(signed_in(ruth), LIST + "?gift=gold&side=up")


def test_the_first_few_and_all_of_them(ruth: Person, soil_and_table: Community) -> None:
    for number in range(8):
        asks(ruth, soil_and_table, title=f"Ask number {number}.")
    client = signed_in(ruth)
    assert "Ask number 0." not in page(client, LIST)
    assert 'href="?side=ask"' in page(client, LIST)
    assert "Ask number 0." in page(client, LIST + "?side=ask")


def test_an_empty_room_says_what_that_may_mean(ruth: Person) -> None:
    html = page(signed_in(ruth), LIST)
    assert "asking feels hard" in html
    assert f'href="{LIST}offer/"' in html


def test_the_lists_cost_the_same_for_three_and_for_thirty(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    def add(number: int) -> None:
        offers(callum, soil_and_table, title=f"Straw {number} and moisture")
        ask = asks(nell, soil_and_table, title=f"Moisture {number} meter")
        actions.thank(by=nell, answer=confirmed(callum, ask), is_public=True)

    costs_the_same(signed_in(ruth), LIST + "?side=ask", add)
    costs_the_same(signed_in(callum), "/me/exchange/", add)


def test_the_front_of_the_exchange_costs_the_same(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    costs_the_same(signed_in(ruth), LIST, lambda number: asks(callum, soil_and_table, title=f"Hay {number}"))


def test_what_came_of_an_ask_costs_the_same(nell: Person, soil_and_table: Community) -> None:
    ask = asks(nell, soil_and_table)

    def add(number: int) -> None:
        part = cast.Part(f"Hand {number}", "", "private", post=f"hand{number}")
        confirmed(joins(part, soil_and_table, nell), ask)

    costs_the_same(signed_in(nell), ask.get_absolute_url(), add)


# ---- who sees ---------------------------------------------------------------------------------------------------


def test_who_is_no_member_finds_nothing(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    answer = promised(callum, ask)
    urls = [LIST, LIST + "ask/", LIST + "offer/", ask.get_absolute_url(), "/people/ruth-amsel/ask/"]
    for url in urls:
        assert signed_in(harald).get(url).status_code == 404, url
        assert Client().get(url).status_code == 404, url
    steps = ("promise", "step-back", "doing", "confirmation", "miss", "rejoinder", "thanks")
    for step in steps:
        assert post(harald, f"/answers/{answer.code}/{step}/") == 404, step
    assert post(harald, f"{ask.get_absolute_url()}answers/", words="Hello") == 404
    assert post(harald, f"{ask.get_absolute_url()}closure/") == 404


def test_another_member_takes_no_step_between_two(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    private = asks(ruth, soil_and_table, to=callum)
    answer = answers(callum, asks(ruth, soil_and_table), "Mine, and no machine oil.")
    actions.agree(by=ruth, answer=answer)
    assert signed_in(priya).get(private.get_absolute_url()).status_code == 404
    assert private.title not in page(signed_in(priya), LIST).replace(answer.favour.title, "", 2)
    assert "and no machine oil" not in page(signed_in(priya), answer.favour.get_absolute_url())
    for step in ("promise", "step-back", "doing", "confirmation", "miss", "thanks"):
        assert post(priya, f"/answers/{answer.code}/{step}/") == 404, step


def test_an_open_community_shows_its_exchange_to_members(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    communities.found(by=nell, name="Kitchens", slug="kitchens", purpose="Cook near.", door="open")
    answer = signed_in(harald).get("/communities/kitchens/exchange/")
    assert answer.status_code == 403
    assert "Only members of Kitchens" in answer.content.decode()


def test_who_left_loses_sight_and_steps(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    assert signed_in(callum).get(answer.favour.get_absolute_url()).status_code == 404
    assert post(callum, f"/answers/{answer.code}/doing/") == 404


# ---- putting up -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("side", ["ask", "offer"])
def test_a_member_puts_one_up(ruth: Person, soil_and_table: Community, side: str) -> None:
    client = signed_in(ruth)
    assert "What happens next" in page(client, f"{LIST}{side}/")
    answer = client.post(f"{LIST}{side}/", GOOD)
    favour = Favour.objects.get()
    assert answer["Location"] == favour.get_absolute_url()
    assert (favour.side, favour.title, favour.audience) == (side, METER, "all")
    assert "<em>Any</em> brand." in page(client, favour.get_absolute_url())


@pytest.mark.parametrize(
    "url", [f"{LIST}ask/", f"{LIST}offer/", "/people/callum-birch/ask/", "/people/callum-birch/offer/"]
)
def test_nothing_typed_is_lost(ruth: Person, callum: Person, url: str) -> None:
    answer = signed_in(ruth).post(url, GOOD | {"gift": "", "until": "tomorrow"})
    assert answer.status_code == 422
    html = answer.content.decode()
    for words in (METER, "*Any* brand.", "tomorrow", "Choose what sort of thing it is.", "year-month-day"):
        assert words in html, words
    assert not Favour.objects.exists()


@pytest.mark.requirement("D1")
def test_the_first_ask_to_a_person_shows_what_was_given_and_three_gifts_before_the_form(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    question = asks(callum, soil_and_table, title="Six sacks by Friday")
    client = signed_in(ruth)
    html = page(client, "/people/callum-birch/ask/")
    parts = (
        "What you did for Callum",
        "What Callum did for you",
        "Three gifts",
        "Six sacks by Friday",
        '<form class="form form--wide"',
    )
    places = [html.index(part) for part in parts]
    assert places == sorted(places), "gifts first, then the ask"
    assert html.count('<li class="idea">') == 3
    assert f'href="{question.get_absolute_url()}"' in html
    assert "Nothing that is written down here yet" in html
    answer = client.post("/people/callum-birch/ask/", GOOD, follow=True)
    favour = Favour.objects.get(title=METER)
    assert (favour.to_id, favour.audience) == (callum.pk, "one"), "and asking all the same is not blocked"
    assert "Between you and Callum Birch alone" in answer.content.decode()


@pytest.mark.requirement("D1", "D2")
def test_the_composer_shows_help_with_its_date_and_kind(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    confirmed(ruth, asks(callum, soil_and_table))
    confirmed(callum, asks(ruth, soil_and_table, gift="skills", title="Lift oak posts"))
    html = page(signed_in(ruth), "/people/callum-birch/ask/")
    given = html[html.index("What you did") : html.index("What Callum did")]
    assert "You helped Callum Birch" in given
    assert "<time" in given
    assert "<span>Resources</span>" in given
    got = html[html.index("What Callum did") : html.index("Three gifts")]
    assert "Callum Birch helped you" in got
    assert "<span>Skills</span>" in got


def test_an_offer_to_one_starts_from_what_one_offers_all(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    mine, theirs = offers(ruth, soil_and_table), offers(callum, soil_and_table, title="A bull")
    url = "/people/callum-birch/offer/"
    assert f'value="{mine.title}"' in page(signed_in(ruth), f"{url}?like={mine.code}")
    assert "A bull" not in page(signed_in(ruth), f"{url}?like={theirs.code}")
    signed_in(ruth).post(url, GOOD)
    assert Favour.objects.get(title=METER).side == "offer"


def test_a_person_one_shares_nothing_with_is_not_asked(ruth: Person, meilin: Person, callum: Person) -> None:
    actions.respond(by=callum, introduction=introduces(ruth, callum, meilin), is_yes=True)
    actions.respond(by=meilin, introduction=Introduction.objects.get(), is_yes=True)
    answer = signed_in(callum).get(f"/people/{meilin.handle}/ask/")
    assert answer.status_code == 403
    assert "You share no community with Mei-Lin Zhou" in answer.content.decode()
    assert f"/people/{meilin.handle}/introduce/" in page(signed_in(callum), meilin.get_absolute_url())


def test_a_persons_page_opens_to_asking_offering_and_introducing(ruth: Person, callum: Person) -> None:
    html = page(signed_in(ruth), callum.get_absolute_url())
    for door in ("ask", "offer", "introduce"):
        assert f'href="/people/callum-birch/{door}/"' in html
    assert 'href="/people/ruth-amsel/ask/"' not in page(signed_in(ruth), ruth.get_absolute_url())
    assert 'href="/me/exchange/"' in page(signed_in(ruth), "/me/")


# ---- one ask, step by step --------------------------------------------------------------------------------------


def test_from_an_ask_to_public_thanks(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    url = ask.get_absolute_url()
    asker, helper = signed_in(ruth), signed_in(callum)
    assert "I can help" in page(helper, url)
    assert "I can help" not in page(asker, url)
    helper.post(f"{url}answers/", {"words": LENT})
    answer = Answer.objects.get()
    assert LENT in page(asker, url)
    assert "I can help" not in page(helper, url), "once"
    asker.post(f"/answers/{answer.code}/promise/")
    assert "It is done" in page(helper, url)
    helper.post(f"/answers/{answer.code}/doing/")
    assert "Yes, Callum Birch helped me" in page(asker, url)
    asker.post(f"/answers/{answer.code}/confirmation/")
    thanks = {f"thanks-{answer.code}-words": "Dry barley.", f"thanks-{answer.code}-audience": "all"}
    back = asker.post(f"/answers/{answer.code}/thanks/", thanks)
    assert back["Location"] == f"{url}#a-{answer.code}"
    html = page(signed_in(priya), url)
    assert re.search(r"<b>Callum Birch</b> helped Ruth Amsel", html)
    assert "Dry barley." in html


@pytest.mark.requirement("D15")
def test_private_thanks_are_read_by_the_two(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    answer = confirmed(callum, asks(ruth, soil_and_table))
    words = {f"thanks-{answer.code}-words": "For you alone.", f"thanks-{answer.code}-audience": "two"}
    assert post(ruth, f"/answers/{answer.code}/thanks/", **words) == 302
    url = answer.favour.get_absolute_url()
    assert "For you alone." in page(signed_in(callum), url)
    assert "For you alone." in page(signed_in(callum), "/me/exchange/")
    assert "For you alone." not in page(signed_in(priya), url)


def test_what_cannot_be_read_comes_back_with_the_words(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    empty = signed_in(callum).post(f"{ask.get_absolute_url()}answers/", {"words": " "})
    assert empty.status_code == 422
    assert "Say how you mean it" in empty.content.decode()
    answer = confirmed(callum, ask)
    unsaid = signed_in(ruth).post(
        f"/answers/{answer.code}/thanks/", {f"thanks-{answer.code}-words": "So dry."}
    )
    assert unsaid.status_code == 422
    assert "Choose who sees your thanks." in unsaid.content.decode()
    assert "So dry." in unsaid.content.decode()


def test_too_many_words_come_back_too(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    given, other = promised(callum, ask), promised(priya, ask)
    long = "hay " * 200
    for step, name in (("step-back", "back"), ("miss", "miss")):
        answer = signed_in(ruth).post(f"/answers/{given.code}/{step}/", {f"{name}-{given.code}-words": long})
        assert answer.status_code == 422
        assert long.strip() in answer.content.decode()
    actions.say_missed(by=ruth, answer=other)
    assert post(priya, f"/answers/{other.code}/rejoinder/", **{f"rejoinder-{other.code}-words": "No."}) == 422
    assert stands(given).state == "promised"


def test_what_did_not_happen_is_said_and_answered(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    url = answer.favour.get_absolute_url()
    assert post(ruth, f"/answers/{answer.code}/miss/", **{f"miss-{answer.code}-words": "Nobody came."}) == 302
    assert "Your view of it" in page(signed_in(callum), url)
    said = {f"rejoinder-{answer.code}-agrees": "no", f"rejoinder-{answer.code}-words": "It was Friday."}
    assert post(callum, f"/answers/{answer.code}/rejoinder/", **said) == 302
    html = page(signed_in(ruth), url)
    for words in ("Nobody came.", "It was Friday.", "see it differently", "It happened after all"):
        assert words in html, words


def test_not_this_time_from_either_side(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table, to=callum)
    url = ask.get_absolute_url()
    assert "Not this time" in page(signed_in(callum), url)
    assert post(callum, f"{url}closure/") == 302
    assert "taken down" in page(signed_in(ruth), url)
    answer = answers(priya, asks(ruth, soil_and_table))
    assert post(ruth, f"/answers/{answer.code}/step-back/") == 302
    assert "Ruth Amsel said “not this time”" in page(signed_in(priya), answer.favour.get_absolute_url())


def test_a_step_at_the_wrong_time_is_refused_with_its_reason(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = answers(callum, asks(ruth, soil_and_table))
    refused = signed_in(ruth).post(f"/answers/{answer.code}/confirmation/")
    assert refused.status_code == 403
    assert "nothing promised here to confirm" in refused.content.decode()
    assert post(callum, f"{answer.favour.get_absolute_url()}closure/") == 403
    assert signed_in(ruth).get(f"/answers/{answer.code}/promise/").status_code == 405


def test_an_ask_of_somebody_who_left_is_read_without_a_name(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = confirmed(callum, asks(ruth, soil_and_table))
    belonging.forget_me(by=ruth)
    html = page(signed_in(callum), answer.favour.get_absolute_url())
    assert "Ruth" not in html
    assert "Somebody who left" in html
    assert "Ruth" not in page(signed_in(callum), "/me/exchange/")


# ---- introductions ----------------------------------------------------------------------------------------------


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


# ---- oneself ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("D14")
def test_what_one_is_to_others_is_on_ones_own_page(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    assert "Nothing offered yet" in page(signed_in(ruth), "/me/exchange/")
    offer = offers(ruth, soil_and_table, gift="knowledge", title="I read soil reports")
    helped = confirmed(callum, offer)
    actions.thank(by=callum, answer=helped, words="Three numbers.", is_public=True)
    html = page(signed_in(ruth), "/me/exchange/")
    for words in (
        "Knowledge",
        "I read soil reports",
        "Callum Birch confirmed it",
        "Three numbers.",
        "Only you see",
    ):
        assert words in html, words
    assert Client().get("/me/exchange/").status_code == 302
    assert "I read soil reports" not in page(signed_in(callum), "/me/exchange/")
