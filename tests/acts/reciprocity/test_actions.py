from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.reciprocity import actions
from barnraiser.acts.reciprocity.models import (
    Answer,
    Confirmation,
    Favour,
    Introduction,
    Miss,
    Rejoinder,
    Response,
    StepBack,
    Thanks,
)
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from demo import cast
from tests.at_once import at_once
from tests.conftest import joins

from .telling import (
    SATURDAY,
    answers,
    asks,
    confirmed,
    introduces,
    later,
    offers,
    promised,
    stands,
    told,
)

pytestmark = pytest.mark.django_db


# ---- asking and offering ----------------------------------------------------------------------------------------


@pytest.mark.requirement("D10")
@pytest.mark.parametrize("gift", ["attention", "knowledge", "skills", "connections", "resources"])
def test_what_is_asked_or_offered_is_one_of_five_gifts(
    ruth: Person, soil_and_table: Community, gift: str
) -> None:
    assert asks(ruth, soil_and_table, gift=gift).get_gift_display() == gift.title()
    assert offers(ruth, soil_and_table, gift=gift).gift == gift
    assert told() == ["asked Ruth", "offered Ruth"]


def test_only_members_ask_and_only_members_are_asked(
    ruth: Person, harald: Person, callum: Person, soil_and_table: Community
) -> None:
    with pytest.raises(Refused, match="Only members"):
        asks(harald, soil_and_table)
    with pytest.raises(Refused, match="Only members"):
        offers(harald, soil_and_table)
    with pytest.raises(Refused, match="can be asked"):
        asks(ruth, soil_and_table, to=harald)
    with pytest.raises(Refused, match="somebody else"):
        asks(ruth, soil_and_table, to=ruth)
    asks(ruth, soil_and_table, to=callum)
    offers(ruth, soil_and_table, to=callum)
    assert told() == ["asked_of Ruth > Callum", "offered_to Ruth > Callum"]


def test_who_put_it_up_takes_it_down_and_what_was_promised_stays(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    given, waiting = promised(callum, ask), answers(priya, ask)
    with pytest.raises(Refused, match="Who put it up"):
        actions.close(by=callum, favour=ask)
    actions.close(by=ruth, favour=ask)
    for refused in (
        lambda: actions.close(by=ruth, favour=ask),
        lambda: actions.agree(by=ruth, answer=waiting),
        lambda: answers(priya, ask),
    ):
        with pytest.raises(Refused):
            refused()
    actions.confirm(by=ruth, answer=given)
    assert stands(given).state == Answer.State.CONFIRMED


def test_the_one_it_is_for_lets_it_be(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask, public = asks(ruth, soil_and_table, to=callum), asks(ruth, soil_and_table)
    for by, favour in ((priya, ask), (ruth, ask), (callum, public)):
        with pytest.raises(Refused, match="Only the one it is for"):
            actions.let_be(by=by, favour=favour)
    actions.let_be(by=callum, favour=ask)
    assert told()[-1] == "let_be Callum > Ruth"
    with pytest.raises(Refused, match="taken down"):
        answers(callum, ask)


# ---- from coming forward to thanks ------------------------------------------------------------------------------


@pytest.mark.requirement("D2")
def test_help_with_an_ask_counts_from_helper_to_receiver_once_the_receiver_confirmed_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later()):
        answer = promised(callum, asks(ruth, soil_and_table))
    with clock.at(later(days=2)):
        actions.say_done(by=callum, answer=answer)
    assert not Act.objects.filter(kind="reciprocity.helped").exists(), "what the helper says does not count"
    with pytest.raises(Refused, match="confirmed by the one who was helped"):
        actions.confirm(by=callum, answer=answer)
    with clock.at(later(days=3)):
        actions.confirm(by=ruth, answer=answer)
    helped = Act.objects.select_related("by", "within").get(kind="reciprocity.helped")
    assert (helped.by, helped.at, helped.within) == (callum, later(days=2), soil_and_table)
    assert [party.person for party in helped.parties.select_related("person")] == [ruth]
    assert helped.about == str(answer.favour.ref), "and through it the kind of gift"
    assert told() == [
        "asked Ruth",
        "came_forward Callum > Ruth",
        "agreed Ruth > Callum",
        "did Callum > Ruth",
        "confirmed Ruth > Callum",
        "helped Callum > Ruth",
    ]


def test_an_offer_goes_the_other_way_round(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answer = promised(callum, offers(ruth, soil_and_table))
    for by, refused in ((callum, actions.say_done), (ruth, actions.confirm)):
        with pytest.raises(Refused):
            refused(by=by, answer=answer)
    actions.say_done(by=ruth, answer=answer)
    actions.confirm(by=callum, answer=answer)
    actions.thank(by=callum, answer=answer, words="Dry as a bone.", is_public=True)
    assert told() == [
        "offered Ruth",
        "took_up Callum > Ruth",
        "agreed Ruth > Callum",
        "did Ruth > Callum",
        "confirmed Callum > Ruth",
        "helped Ruth > Callum",
        "thanked Callum > Ruth",
    ]


def test_help_that_nobody_called_done_is_confirmed_all_the_same(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    with clock.at(later(days=4)):
        actions.confirm(by=ruth, answer=answer)
    assert Act.objects.get(kind="reciprocity.helped").at == later(days=4)


def test_several_people_help_with_one_ask(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    for helper in (callum, priya):
        confirmed(helper, ask)
    assert [line for line in told() if line.startswith("helped")] == [
        "helped Callum > Ruth",
        "helped Priya > Ruth",
    ]


def test_nobody_comes_forward_for_their_own_ask_or_for_one_to_another(
    ruth: Person, callum: Person, priya: Person, harald: Person, soil_and_table: Community
) -> None:
    ask, private = asks(ruth, soil_and_table), asks(ruth, soil_and_table, to=callum)
    for by, favour in ((ruth, ask), (priya, private), (harald, ask)):
        with pytest.raises(Refused):
            answers(by, favour)
    answers(callum, private)


def test_an_ask_whose_day_is_past_takes_no_more_answers(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later()):
        ask = asks(ruth, soil_and_table, until=SATURDAY)
    with clock.at(later(days=6)), pytest.raises(Refused, match="day of this ask is past"):
        answers(callum, ask)
    with clock.at(later(days=5)):
        answers(callum, ask)


def test_only_the_one_who_put_it_up_says_yes(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    answer = answers(callum, asks(ruth, soil_and_table))
    for by in (callum, priya):
        with pytest.raises(Refused):
            actions.agree(by=by, answer=answer)
    with pytest.raises(Refused, match="nothing promised"):
        actions.confirm(by=ruth, answer=answer)
    actions.agree(by=ruth, answer=answer)
    with pytest.raises(Refused, match="answered already"):
        actions.agree(by=ruth, answer=answer)


def test_who_left_the_community_takes_no_more_steps_in_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    answer = promised(callum, ask)
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    for refused in (actions.say_done, actions.step_back, actions.say_missed):
        with pytest.raises(Refused, match="Only members"):
            refused(by=callum, answer=answer)


def test_while_a_changed_charter_waits_for_ones_yes_one_lets_go_and_takes_no_other_step(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    answer, passed = promised(callum, ask), Ref("decisions", "decision", "passed")
    communities.adopt_rule(by=nell, community=soil_and_table, text="Bring tools back clean.", decision=passed)
    with clock.at(clock.now() + timedelta(days=15)):
        for refused in (
            lambda: actions.say_done(by=callum, answer=answer),
            lambda: asks(callum, soil_and_table),
            lambda: actions.confirm(by=ruth, answer=answer),
        ):
            with pytest.raises(Refused, match="begins with a yes to its charter"):
                refused()
        actions.step_back(by=callum, answer=answer)
        actions.close(by=ruth, favour=ask)


# ---- stepping back, and what did not happen ---------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ruth", "callum"])
@pytest.mark.parametrize("is_promised", [False, True])
def test_either_steps_back_before_it_is_done(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community, who: str, is_promised: bool
) -> None:
    ask = asks(ruth, soil_and_table)
    answer = promised(callum, ask) if is_promised else answers(callum, ask)
    by, other = (ruth, callum) if who == "ruth" else (callum, ruth)
    with pytest.raises(Refused, match="between two others"):
        actions.step_back(by=priya, answer=answer)
    back = actions.step_back(by=by, answer=answer, words="The calf came early.")
    assert (back.by, stands(answer).state) == (by, Answer.State.STEPPED_BACK)
    assert told()[-1] == f"stepped_back {by.name.split()[0]} > {other.name.split()[0]}"
    for refused in (actions.step_back, actions.say_done, actions.confirm, actions.say_missed, actions.agree):
        with pytest.raises(Refused):
            refused(by=ruth if refused in (actions.confirm, actions.agree) else callum, answer=answer)


def test_nobody_steps_back_from_what_is_done(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    actions.say_done(by=callum, answer=answer)
    with pytest.raises(Refused, match="further"):
        actions.step_back(by=ruth, answer=answer)


def test_a_word_counts_as_broken_only_if_the_receiver_says_so(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    said_by_receiver, said_by_helper = promised(callum, ask), promised(priya, ask)
    actions.say_missed(by=ruth, answer=said_by_receiver, words="I waited on Thursday.")
    actions.say_missed(by=priya, answer=said_by_helper, words="The van died.")
    assert told()[-2:] == ["missed Ruth > Callum", "owned_up Priya > Ruth"]
    with pytest.raises(Refused, match="Nobody said"):
        actions.rejoin(by=priya, answer=said_by_helper, agrees=True)


def test_nobody_says_so_before_the_day_is_past(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later()):
        answer = promised(callum, asks(ruth, soil_and_table, until=SATURDAY))
    with clock.at(later(days=5)), pytest.raises(Refused, match="day is not past"):
        actions.say_missed(by=ruth, answer=answer)
    with clock.at(later(days=6)):
        actions.say_missed(by=ruth, answer=answer)
    assert stands(answer).state == Answer.State.MISSED


def test_where_the_two_see_it_differently_it_counts_against_nobody(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    actions.say_missed(by=ruth, answer=answer)
    with pytest.raises(Refused, match="Who promised"):
        actions.rejoin(by=ruth, answer=answer, agrees=False)
    actions.rejoin(by=callum, answer=answer, agrees=False, words="It stood at your gate.")
    assert "missed Ruth > Callum" not in told()
    assert "missed Ruth > Callum" in told(standing=False), "that it was said stays in the ledger"
    with pytest.raises(Refused, match="have answered"):
        actions.rejoin(by=callum, answer=answer, agrees=True)


def test_where_they_agree_that_it_is_so_it_stands(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    actions.say_missed(by=ruth, answer=answer)
    actions.rejoin(by=callum, answer=answer, agrees=True, words="I forgot.")
    assert told()[-2:] == ["missed Ruth > Callum", "rejoined Callum > Ruth"]


def test_late_is_kept_after_all(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    late, never = promised(callum, ask), promised(priya, ask)
    for answer in (late, never):
        actions.say_missed(by=ruth, answer=answer)
    actions.confirm(by=ruth, answer=late)
    assert stands(late).state == Answer.State.CONFIRMED
    assert [line for line in told() if line.startswith(("missed", "helped"))] == [
        "missed Ruth > Priya",
        "helped Callum > Ruth",
    ]


# ---- thanks -----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("D15")
def test_thanks_are_said_before_everybody_or_between_the_two(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    before_all, between_two = confirmed(callum, ask), confirmed(priya, ask)
    with pytest.raises(Refused, match="from the one who was helped"):
        actions.thank(by=callum, answer=before_all, is_public=True)
    actions.thank(by=ruth, answer=before_all, words="Dry barley.", is_public=True)
    actions.thank(by=ruth, answer=between_two, words="For the tea.", is_public=False)
    assert told()[-2:] == ["thanked Ruth > Callum", "thanked_quietly Ruth > Priya"]
    with pytest.raises(Refused, match="have thanked"):
        actions.thank(by=ruth, answer=before_all, is_public=False)


def test_thanks_follow_the_confirmation(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    with pytest.raises(Refused, match="when the help is confirmed"):
        actions.thank(by=ruth, answer=answer, is_public=True)
    actions.confirm(by=ruth, answer=answer)
    actions.thank(by=ruth, answer=answer, is_public=True)


def test_what_is_between_two_stays_there(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answer = confirmed(callum, asks(ruth, soil_and_table, to=callum))
    thanks = actions.thank(by=ruth, answer=answer, is_public=True)
    assert not thanks.is_public
    assert told()[-2:] == ["helped_quietly Callum > Ruth", "thanked_quietly Ruth > Callum"]


# ---- introductions ----------------------------------------------------------------------------------------------


def test_two_are_introduced_when_both_said_yes(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    suggested = introduces(nell, callum, ruth)
    assert (suggested.one, suggested.two, suggested.community) == (ruth, callum, soil_and_table)
    actions.respond(by=callum, introduction=suggested, is_yes=True)
    assert told() == ["suggested Nell > Ruth", "suggested Nell > Callum", "responded Callum"]
    actions.respond(by=ruth, introduction=suggested, is_yes=True)
    assert told()[3:] == ["responded Ruth", "introduced Nell > Callum, Ruth", "accepted Ruth > Callum, Nell"]


def test_after_one_not_this_time_nothing_more_is_told(nell: Person, ruth: Person, callum: Person) -> None:
    suggested = introduces(nell, ruth, callum)
    actions.respond(by=ruth, introduction=suggested, is_yes=False)
    assert told()[-1] == "responded Ruth", "toward nobody, and seen by nobody else"
    actions.respond(by=callum, introduction=suggested, is_yes=True)
    assert told()[-1] == "responded Callum", "answered as if nothing had been said, and nothing comes of it"


def test_only_the_two_answer_and_each_once(nell: Person, ruth: Person, callum: Person, priya: Person) -> None:
    suggested = introduces(nell, ruth, callum)
    for by in (nell, priya):
        with pytest.raises(Refused, match="The two people"):
            actions.respond(by=by, introduction=suggested, is_yes=True)
    actions.respond(by=ruth, introduction=suggested, is_yes=True)
    with pytest.raises(Refused, match="have answered"):
        actions.respond(by=ruth, introduction=suggested, is_yes=False)


def test_one_introduces_two_others_whom_one_sees_and_once(
    nell: Person, ruth: Person, callum: Person, harald: Person, meilin: Person
) -> None:
    for one, two in ((ruth, ruth), (nell, ruth), (ruth, harald), (ruth, meilin)):
        with pytest.raises(Refused):
            introduces(nell, one, two)
    introduces(nell, ruth, callum)
    with pytest.raises(Refused, match="theirs now"):
        introduces(nell, callum, ruth)
    introduces(ruth, nell, callum)


def test_an_introduction_across_communities_is_within_none(
    ruth: Person, callum: Person, meilin: Person
) -> None:
    assert introduces(ruth, callum, meilin).community is None


# ---- at once ----------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_twenty_answers_of_one_person_at_once_are_one(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    ask = asks(ruth, soil_and_table)
    outcomes = at_once([lambda: answers(callum, ask)] * 20, tmp_path)
    assert {outcome.pk for outcome in outcomes} == {Answer.objects.get().pk}
    assert told() == ["asked Ruth", "came_forward Callum > Ruth"]


@pytest.mark.django_db(transaction=True)
def test_twenty_confirmations_at_once_are_one_help(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    outcomes = at_once([lambda: actions.confirm(by=ruth, answer=answer)] * 20, tmp_path)
    assert {outcome.pk for outcome in outcomes} == {Confirmation.objects.get().pk}
    assert told()[-2:] == ["confirmed Ruth > Callum", "helped Callum > Ruth"]
    assert len([line for line in told() if "helped" in line or "confirmed" in line]) == 2


@pytest.mark.django_db(transaction=True)
def test_of_a_yes_and_a_not_this_time_at_once_one_stands(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    answer = answers(callum, asks(ruth, soil_and_table))
    calls: list[Callable[[], object]] = [lambda: actions.agree(by=ruth, answer=answer)] * 10
    calls += [lambda: actions.step_back(by=callum, answer=answer)] * 10
    outcomes = at_once(calls, tmp_path)
    assert all(isinstance(o, Refused) or not isinstance(o, Exception) for o in outcomes), outcomes
    kinds = [line.split()[0] for line in told()[2:]]
    assert kinds in (["stepped_back"], ["agreed", "stepped_back"]), kinds


@pytest.mark.django_db(transaction=True)
def test_both_say_yes_at_once_and_are_introduced_once(
    nell: Person, ruth: Person, callum: Person, tmp_path: Path
) -> None:
    suggested = introduces(nell, ruth, callum)
    calls = [lambda: actions.respond(by=ruth, introduction=suggested, is_yes=True)] * 10
    calls += [lambda: actions.respond(by=callum, introduction=suggested, is_yes=True)] * 10
    outcomes = at_once(calls, tmp_path)
    assert len([o for o in outcomes if isinstance(o, Response)]) == 2
    assert len([o for o in outcomes if isinstance(o, Refused)]) == 18
    assert sorted(line.split()[0] for line in told()[2:]) == [
        "accepted",
        "introduced",
        "responded",
        "responded",
    ]


# ---- forgetting -------------------------------------------------------------------------------------------------


def test_forgetting_a_helper_takes_their_words_and_keeps_the_help_of_others(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask, offer = (
        asks(ruth, soil_and_table),
        offers(callum, soil_and_table, title="Callum’s meter", words="Mine"),
    )
    helped, waiting = confirmed(callum, ask), answers(callum, asks(priya, soil_and_table))
    taken = confirmed(ruth, offer)
    actions.thank(by=ruth, answer=helped, words="Thank you, Callum.", is_public=True)
    actions.forget(person=callum)
    assert not Answer.objects.filter(pk=waiting.pk).exists()
    kept = stands(helped)
    assert (kept.by, kept.words, kept.state) == (None, "", Answer.State.CONFIRMED)
    offer.refresh_from_db()
    assert (offer.by_id, offer.words) == (None, "")
    assert "Callum" not in offer.title
    assert stands(taken).by == ruth, "what others took up stays theirs"


def test_forgetting_a_receiver_empties_thanks_views_and_asks(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    asked = asks(ruth, soil_and_table, words="My barn.")
    thanked = confirmed(callum, asked)
    actions.thank(by=ruth, answer=thanked, words="Ruth thanks you.", is_public=True)
    missed = promised(priya, asked)
    actions.say_missed(by=ruth, answer=missed, words="I stood there.")
    actions.rejoin(by=priya, answer=missed, agrees=False, words="So did I.")
    back = promised(nell, asked)
    actions.step_back(by=ruth, answer=back, words="From Ruth.")
    to_ruth, lone = asks(callum, soil_and_table, to=ruth), asks(ruth, soil_and_table)
    helped_to_one = confirmed(ruth, asks(priya, soil_and_table, to=ruth)).favour
    actions.forget(person=ruth)
    assert not Favour.objects.filter(pk__in=[to_ruth.pk, lone.pk]).exists()
    assert Thanks.objects.get().words == ""
    assert (Miss.objects.get().words, Miss.objects.get().by_id) == ("", None)
    assert StepBack.objects.get().words == ""
    assert Rejoinder.objects.get().words == "So did I.", "what others said stays theirs"
    helped_to_one.refresh_from_db()
    assert helped_to_one.to_id is None
    assert helped_to_one.is_to_one, "what was between two does not come into the open"


def test_forgetting_one_of_an_introduction_takes_it_away_and_the_introducer_leaves_it(
    nell: Person, ruth: Person, callum: Person, priya: Person
) -> None:
    of_ruth, of_others = introduces(nell, ruth, callum), introduces(ruth, callum, priya, "They bake.")
    actions.respond(by=ruth, introduction=of_ruth, is_yes=True)
    actions.forget(person=ruth)
    kept = Introduction.objects.get()
    assert (kept.pk, kept.by_id, kept.words) == (of_others.pk, None, "")
    with pytest.raises(Refused, match="no longer here"):
        actions.respond(by=callum, introduction=kept, is_yes=True)


def test_a_whole_person_is_forgotten_through_the_house(
    nell: Person, soil_and_table: Community, callum: Person
) -> None:
    wendell = joins(cast.WENDELL, soil_and_table, nell)
    confirmed(wendell, asks(callum, soil_and_table, until=date(2099, 1, 1)))
    belonging.forget_me(by=wendell)
    assert Answer.objects.get().by_id is None
    assert "helped nobody > Callum" in told(), "the count of acts stays true"
