"""What matters to each, compared by two who agreed, and by nobody else."""

import json
from functools import partial
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.trust import actions, queries
from barnraiser.acts.trust.models import Agreement, Check, Value
from barnraiser.acts.trust.stages import Reached
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.notices import queries as notices
from barnraiser.people import queries as everything
from barnraiser.people.models import Person
from tests.at_once import at_once
from tests.reading import page
from tests.signing_in import signed_in

from .telling import MONDAY, later

pytestmark = pytest.mark.django_db
CARD, HIS_CARD = "/people/callum-birch/you-two/", "/people/ruth-amsel/you-two/"
HERS = ["Keeping one’s word", "Living soil", "Plumb lines"]
HIS = ["Living soil", "Quiet Sundays"]


@pytest.fixture
def ranked(ruth: Person, callum: Person) -> None:
    actions.rank_values(by=ruth, words=HERS)
    actions.rank_values(by=callum, words=HIS)


def agree(one: Person, other: Person, community: Community) -> Agreement:
    return actions.agree_to_compare(by=one, toward=other, community=community)


def both_agree(one: Person, other: Person, community: Community) -> None:
    agree(one, other, community)
    agree(other, one, community)


def aligned() -> int:
    return Act.objects.standing().filter(kind="trust.aligned").count()


def test_up_to_seven_in_ones_own_order_each_once(ruth: Person) -> None:
    kept = actions.rank_values(by=ruth, words=["Honesty", " honesty ", "", "Soil", "x" * 60])
    assert [(one.place, one.word) for one in kept] == [(1, "Honesty"), (2, "Soil"), (3, "x" * 40)]
    with pytest.raises(Refused, match="7 are the most"):
        actions.rank_values(by=ruth, words=[f"Word {n}" for n in range(8)])
    assert queries.values_of(ruth) == ["Honesty", "Soil", "x" * 40]
    for wrong in ({"word": "SOIL", "place": 5}, {"word": "New", "place": 1}, {"word": "New", "place": 8}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Value.objects.create(by=ruth, **wrong)
    actions.rank_values(by=ruth, words=["Soil"])
    assert queries.values_of(ruth) == ["Soil"]


@pytest.mark.requirement("D5")
@pytest.mark.usefixtures("ranked")
def test_a_check_is_run_once_both_agreed_and_its_result_is_kept(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with pytest.raises(Refused, match="once both have agreed"):
        actions.compare(by=ruth, toward=callum)
    agree(ruth, callum, soil_and_table)
    assert not queries.ground(callum, ruth).is_mutual
    assert not queries.ground(ruth, callum).is_mutual
    agree(callum, ruth, soil_and_table)
    with clock.at(MONDAY):
        actions.compare(by=ruth, toward=callum)
    ground = queries.ground(ruth, callum)
    assert ground.found
    assert [one.word for one in ground.found.common] == ["Living soil"]
    assert (ground.found.mine, ground.found.theirs) == (
        ("Keeping one’s word", "Plumb lines"),
        ("Quiet Sundays",),
    )
    assert ground.found.interests == ("soil",)
    assert ground.checked_at == MONDAY
    assert queries.ground(callum, ruth).found is None, "it is kept for the one who ran it"
    actions.rank_values(by=callum, words=["Something else"])
    after = queries.ground(ruth, callum)
    assert after.found == ground.found, "as it was seen then"


@pytest.mark.requirement("C9")
@pytest.mark.usefixtures("ranked")
def test_what_both_rank_makes_them_aligned_on_the_list_once(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    target = actions.put_on_list(by=ruth, person=callum, why="Lentils.")
    both_agree(ruth, callum, soil_and_table)
    assert queries.post(ruth, target).status == Reached.FOUND
    for one, other in ((ruth, callum), (callum, ruth), (ruth, callum)):
        actions.compare(by=one, toward=other)
    assert aligned() == 1
    assert queries.post(ruth, target).status == Reached.ALIGNED
    assert "aligned" in [str(step.step) for step in queries.two(callum, ruth).steps if step.is_reached]


def test_no_word_in_common_aligns_nobody(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    actions.rank_values(by=ruth, words=["Honesty"])
    actions.rank_values(by=callum, words=["Faith"])
    both_agree(ruth, callum, soil_and_table)
    actions.compare(by=ruth, toward=callum)
    assert aligned() == 0
    assert "No word stands on both lists." in page(signed_in(ruth), CARD)


@pytest.mark.requirement("D5")
@pytest.mark.usefixtures("ranked")
def test_taken_back_by_either_it_is_hidden_from_both_at_once(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    for taker in (ruth, callum):
        both_agree(ruth, callum, soil_and_table)
        for one, other in ((ruth, callum), (callum, ruth)):
            actions.compare(by=one, toward=other)
        assert aligned() == 1
        assert "Quiet Sundays" in page(signed_in(ruth), CARD)
        assert "Plumb lines" in page(signed_in(callum), HIS_CARD)
        other = callum if taker == ruth else ruth
        mine = queries.ground(taker, other).mine
        assert mine
        actions.take_back_agreement(by=taker, agreement=mine)
        assert aligned() == 0
        assert [check.found for check in Check.objects.all()] == [{}, {}]
        for viewer, card, words in ((ruth, CARD, "Quiet Sundays"), (callum, HIS_CARD, "Plumb lines")):
            assert words not in page(signed_in(viewer), card)
            assert words not in page(signed_in(viewer), "/me/values/")
            assert words not in json.dumps(everything.everything_about(viewer), default=str)
            assert queries.ground(viewer, other if viewer == taker else taker).checked_at, "the date is kept"


@pytest.mark.usefixtures("ranked")
def test_only_the_two_and_only_for_themselves(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    agreed = agree(ruth, callum, soil_and_table)
    for wrong in (callum, nell):
        with pytest.raises(Refused):
            actions.take_back_agreement(by=wrong, agreement=agreed)
        assert not Agreement.objects.visible_to(wrong).exists()
    with pytest.raises(Refused, match="Say first what matters"):
        agree(nell, ruth, soil_and_table)
    agree(callum, ruth, soil_and_table)
    with pytest.raises(Refused):
        actions.compare(by=nell, toward=ruth)
    actions.compare(by=ruth, toward=callum)
    assert queries.agreement_cards(callum, [agreed.code])[agreed.code].url == f"{HIS_CARD}#values"
    assert not queries.agreement_cards(nell, [agreed.code])
    words = [*HERS, *HIS]
    for viewer in (nell, callum):
        mine = json.dumps(everything.everything_about(viewer), default=str, ensure_ascii=False)
        pages = [page(signed_in(viewer), url) for url in (
            "/", "/me/", "/me/values/", "/me/people/", "/notices/", "/people/", "/people/?q=plumb",
            "/people/ruth-amsel/", "/communities/soil-and-table/members/", "/communities/soil-and-table/capital/",
        )]  # fmt: skip
        theirs = [word for word in words if word not in (HIS if viewer == callum else [])]
        for word in theirs:
            where = word if word not in queries.values_of(viewer) else "nowhere"
            assert where not in mine, word
            # The list of words to choose from stands on everybody's own page.
            assert where not in "".join(pages).replace("Keeping one’s word", "").replace("Living soil", ""), (
                word
            )
    assert "Nothing shows" not in page(signed_in(callum), HIS_CARD)
    assert Client().get("/me/values/").status_code == 302


@pytest.mark.usefixtures("ranked")
def test_who_has_left_shows_nothing_any_more(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    both_agree(ruth, callum, soil_and_table)
    actions.compare(by=ruth, toward=callum)
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    assert queries.ground(ruth, callum).found is None
    assert "Quiet Sundays" not in json.dumps(everything.everything_about(ruth), default=str)
    assert "Quiet Sundays" not in page(signed_in(ruth), "/me/values/")
    with pytest.raises(Refused):
        actions.compare(by=ruth, toward=callum)


@pytest.mark.usefixtures("ranked")
def test_forgetting_one_leaves_nothing_of_the_two(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    both_agree(ruth, callum, soil_and_table)
    for one, other in ((ruth, callum), (callum, ruth)):
        actions.compare(by=one, toward=other)
    actions.forget(person=callum)
    assert not Agreement.objects.exists()
    assert not Check.objects.exists()
    assert queries.values_of(ruth) == HERS
    assert queries.values_of(callum) == []


@pytest.mark.requirement("D5")
@pytest.mark.usefixtures("ranked")
def test_through_the_pages_from_the_first_word_to_the_comparison(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    hers, his = signed_in(ruth), signed_in(callum)
    assert hers.post("/me/values/", {"place_0": "x" * 41}).status_code == 422
    hers.post("/me/values/", {"place_0": "Living soil", "place_3": "Plumb lines"})
    assert queries.values_of(ruth) == ["Living soil", "Plumb lines"]
    assert hers.post(f"{CARD}comparison/").status_code == 403
    told = hers.post(f"{CARD}agreement/", follow=True).content.decode()
    assert "learns of it by agreeing as well" in told
    assert "agreed" not in page(his, HIS_CARD).replace("Where both agree", "").replace("both have agreed", "")
    told = his.post(f"{HIS_CARD}agreement/", follow=True).content.decode()
    assert "had agreed too. You can compare now." in told
    html = hers.post(f"{CARD}comparison/", follow=True).content.decode()
    assert "near the top for both of you" in html
    assert "Quiet Sundays" in html
    assert "%" not in html.split('id="values"')[1].split("</section>")[0], "nobody is given a score"
    heard = Act.objects.filter(pk__in=[key for key, _ in notices.for_(callum)]).values_list("kind", flat=True)
    assert list(heard) == ["trust.aligned"]
    assert "both hold to Living soil" in page(hers, "/me/values/")
    target = actions.put_on_list(by=ruth, person=callum, why="Lentils.")
    assert "and both hold to <b>Living soil</b>" in page(hers, target.get_absolute_url())
    his.post(f"{HIS_CARD}agreement/withdrawal/")
    assert "Quiet Sundays" not in page(hers, CARD)
    assert his.post(f"{HIS_CARD}agreement/withdrawal/").status_code == 302


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("ranked")
def test_pressed_at_once_there_is_one_agreement_a_side_and_one_act(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    calls = [partial(agree, ruth, callum, soil_and_table), partial(agree, callum, ruth, soil_and_table)]
    at_once(calls * 5, tmp_path)
    assert Agreement.objects.count() == 2
    compare = [
        partial(actions.compare, by=ruth, toward=callum),
        partial(actions.compare, by=callum, toward=ruth),
    ]
    at_once(compare * 5, tmp_path)
    assert (Check.objects.count(), aligned()) == (2, 1)


def test_the_clock_of_a_check_is_the_house_clock(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    actions.rank_values(by=ruth, words=HERS)
    with clock.at(later(days=3)):
        assert agree(ruth, callum, soil_and_table).at == later(days=3)
