import re

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.reciprocity import actions
from barnraiser.acts.reciprocity.models import Answer
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import LENT, answers, asks, confirmed, promised, stands
from .looking import LIST, post

pytestmark = pytest.mark.django_db


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


def test_who_left_loses_sight_and_steps(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    assert signed_in(callum).get(answer.favour.get_absolute_url()).status_code == 404
    assert post(callum, f"/answers/{answer.code}/doing/") == 404


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


def test_a_step_at_the_wrong_time_is_refused_with_its_reason(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = answers(callum, asks(ruth, soil_and_table))
    refused = signed_in(ruth).post(f"/answers/{answer.code}/confirmation/")
    assert refused.status_code == 403
    assert "nothing promised here to confirm" in refused.content.decode()
    assert post(callum, f"{answer.favour.get_absolute_url()}closure/") == 403
    assert signed_in(ruth).get(f"/answers/{answer.code}/promise/").status_code == 405
