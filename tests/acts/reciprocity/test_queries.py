from datetime import timedelta

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.reciprocity import actions, queries
from barnraiser.acts.reciprocity.models import Introduction
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock, manifest
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .telling import (
    METER,
    SATURDAY,
    answers,
    asks,
    confirmed,
    introduces,
    later,
    offers,
    promised,
    stands,
)

pytestmark = pytest.mark.django_db


def asks_a_question(by: Person, community: Community, title: str = "Yellow clover?") -> Message:
    talk = conversations.start(by=by, community=community, kind="question", title=title, words="Help.")
    return Message.objects.opening().select_related("conversation__community", "by").get(conversation=talk)


# ---- the list ---------------------------------------------------------------------------------------------------


def test_a_list_counts_who_came_forward_and_who_helped(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    confirmed(callum, ask)
    answers(priya, ask)
    actions.step_back(by=nell, answer=answers(nell, ask))
    row = queries.rows(ruth, list(queries.shown(ruth, soil_and_table, "ask")))[0]
    assert (row.favour, row.came, row.helped, row.is_mine) == (ask, 2, 1, True)


def test_counts_are_of_what_the_viewer_sees(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    asks(ruth, soil_and_table, gift="skills")
    asks(ruth, soil_and_table, gift="skills", to=callum)
    offers(ruth, soil_and_table, gift="attention")
    assert queries.count(callum, soil_and_table) == 2
    assert queries.count(priya, soil_and_table) == 1
    assert queries.by_gift(priya, soil_and_table) == {
        "attention": 1, "knowledge": 0, "skills": 1, "connections": 0, "resources": 0,
    }  # fmt: skip
    assert [f.gift for f in queries.shown(callum, soil_and_table, "ask", "attention")] == []


# ---- the joint --------------------------------------------------------------------------------------------------


def test_an_ask_and_an_offer_fit_by_gift_and_words_and_ones_own_come_first(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    van = asks(priya, soil_and_table, gift="skills", title="Somebody to drive a van full of barley")
    offers(nell, soil_and_table, gift="skills", title="I drive a van on barley days")
    meter, mine = asks(callum, soil_and_table), offers(ruth, soil_and_table)
    offers(nell, soil_and_table, gift="skills", title="I mend a moisture meter")
    first, second = queries.fits(ruth, soil_and_table)
    assert (first.ask, first.offer, first.mine, first.words) == (meter, mine, "offer", ("meter", "moisture"))
    assert "“meter” and “moisture”" in first.why
    assert (second.ask, second.mine) == (van, "")
    assert [fit.ask for fit in queries.fits(ruth, soil_and_table, "resources")] == [meter]


def test_what_is_private_or_answered_or_ones_own_fits_nothing(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    offer = offers(ruth, soil_and_table)
    asks(ruth, soil_and_table)
    asks(callum, soil_and_table, to=ruth)
    assert queries.fits(ruth, soil_and_table) == []
    ask = asks(callum, soil_and_table)
    assert [(fit.ask, fit.offer) for fit in queries.fits(ruth, soil_and_table)] == [(ask, offer)]
    answers(ruth, ask)
    assert queries.fits(ruth, soil_and_table) == []


# ---- before one asks --------------------------------------------------------------------------------------------


@pytest.mark.requirement("D2")
def test_what_went_both_ways_is_shown_with_date_and_kind(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later()):
        answer = confirmed(ruth, asks(callum, soil_and_table))
    with clock.at(later(days=1)):
        actions.thank(by=callum, answer=answer, is_public=True)
        conversations.reply(
            by=callum, conversation=asks_a_question(ruth, soil_and_table).conversation, words="Lime."
        )
    between = queries.gone_both_ways(ruth, callum)
    helped = between.given[0]
    assert (helped.said, helped.at, helped.gift) == ("You helped Callum Birch", later(), "Resources")
    assert (helped.title, helped.url) == (METER, answer.favour.get_absolute_url())
    assert [deed.said for deed in between.got] == [
        "Callum Birch answered you",
        "Callum Birch thanked you for help",
    ]
    assert (between.given_count, between.got_count) == (1, 2)


def test_asking_and_promising_are_no_gifts(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    promised(callum, asks(ruth, soil_and_table, to=callum))
    promised(ruth, offers(callum, soil_and_table))
    for person in (ruth, callum):
        between = queries.gone_both_ways(person, callum if person == ruth else ruth)
        assert (between.given, between.got) == ([], [])


def test_only_the_latest_are_told_and_the_others_counted(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    for number in range(7):
        confirmed(ruth, asks(callum, soil_and_table, title=f"Ask {number}"))
    introduces(ruth, callum, priya)
    for person in (callum, priya):
        actions.respond(by=person, introduction=Introduction.objects.get(), is_yes=True)
    between = queries.gone_both_ways(ruth, callum)
    assert {deed.said for deed in between.given} == {"You helped Callum Birch"}, "help comes first"
    assert (
        queries.gone_both_ways(ruth, priya).given[0].said
        == "You introduced Priya Nair and Callum Birch to each other"
    )
    assert (len(between.given), between.given_more, between.got_more) == (5, 3, 0)


@pytest.mark.requirement("D1")
def test_three_gifts_are_always_possible(ruth: Person, callum: Person) -> None:
    for viewer, other in ((ruth, callum), (callum, ruth)):
        ideas = queries.gifts_possible(viewer, other)
        assert len(ideas) == 3
        assert len({idea.url for idea in ideas}) == 3


@pytest.mark.requirement("D1")
def test_what_is_owed_comes_before_what_is_asked_and_what_one_offers(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    owed = confirmed(callum, asks(ruth, soil_and_table))
    ask = asks(callum, soil_and_table, title="Six sacks")
    question = asks_a_question(callum, soil_and_table)
    ideas = queries.gifts_possible(ruth, callum)
    assert [idea.title for idea in ideas] == [
        "Thank Callum Birch",
        "Answer their ask",
        "Answer their question",
    ]
    assert ideas[0].url == f"{owed.favour.get_absolute_url()}#a-{owed.code}"
    assert ideas[1].url == ask.get_absolute_url()
    assert ideas[2].url == question.conversation.get_absolute_url()


def test_an_offer_that_speaks_of_what_they_care_about_and_somebody_who_cares_too(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    offers(ruth, soil_and_table, title="An old plough")
    lentils = offers(ruth, soil_and_table, title="Seed for lentils, two sacks")
    ideas = queries.gifts_possible(ruth, callum)
    assert ideas[0].title == "Offer them what you offer others"
    assert "“lentils”" in ideas[0].why
    assert f"like={lentils.code}" in ideas[0].url
    assert ideas[1].title == "Introduce them to Nell Whitlock"
    assert "“soil”" in ideas[1].why
    introduces(ruth, callum, nell)
    assert "Introduce them to Nell Whitlock" not in [i.title for i in queries.gifts_possible(ruth, callum)]


# ---- what everybody sees ----------------------------------------------------------------------------------------


def test_everybody_sees_who_helped_and_public_thanks_and_no_more(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    loud, quiet = confirmed(callum, ask), confirmed(priya, ask)
    answers(nell, ask)
    actions.thank(by=ruth, answer=loud, words="Dry.", is_public=True)
    actions.thank(by=ruth, answer=quiet, words="For your ears.", is_public=False)
    seen = queries.of_others(ask)
    assert (seen.came, [a.helper for a in seen.helped]) == (3, [callum, priya])
    assert [a.public_thanks is not None for a in seen.helped] == [True, False]


def test_the_trail_says_whose_turn_it_is(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    ask = asks(ruth, soil_and_table)
    answer = answers(callum, ask)

    def last(viewer: Person) -> str:
        return queries.steps(viewer, ask)[0].trail[-1].said

    assert last(ruth) == "Your turn: say yes, or “not this time”"
    actions.agree(by=ruth, answer=answer)
    assert last(ruth) == "Callum Birch is to do it, and say so here"
    actions.say_done(by=callum, answer=answer)
    assert last(callum) == "Ruth Amsel is to confirm it"
    actions.say_missed(by=ruth, answer=answer, words="Not here.")
    actions.rejoin(by=callum, answer=answer, agrees=False)
    assert last(ruth) == "Callum Birch said that they see it differently"
    actions.confirm(by=ruth, answer=answer)
    actions.thank(by=ruth, answer=answer, words="Late, and dry.", is_public=False)
    line = queries.steps(callum, ask)[0].trail[-1]
    assert (line.said, line.words) == ("Ruth Amsel said thanks, between the two of you", "Late, and dry.")


def test_an_answer_to_what_was_taken_down_waits_for_nobody(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    answers(callum, ask)
    actions.close(by=ruth, favour=ask)
    ask = queries.visible_to(callum).get(pk=ask.pk)
    assert queries.steps(callum, ask)[0].trail[-1].said == "It was taken down before it was answered"


# ---- introductions ----------------------------------------------------------------------------------------------


def test_until_both_say_yes_strangers_learn_nothing_of_each_other_but_the_words(
    ruth: Person, callum: Person, meilin: Person
) -> None:
    made = introduces(ruth, callum, meilin)
    for one, other in ((callum, meilin), (meilin, callum)):
        met = queries.introduction_as_seen(one, queries.introductions_visible_to(one).get())
        assert met.other is None
        assert met.waits_for_viewer
        assert other not in people.visible_to(one)
        opening = queries.openings(one)[0]
        assert other.name not in f"{opening.title} {opening.because} {opening.why}"
        card = queries.introduction_cards(one, [made.code])[made.code]
        assert card.title == "An introduction by Ruth Amsel"
    actions.respond(by=callum, introduction=made, is_yes=True)
    assert meilin not in people.visible_to(callum)
    assert not queries.introduction_as_seen(ruth, made).is_made
    actions.respond(by=meilin, introduction=made, is_yes=True)
    assert meilin in people.visible_to(callum)
    assert callum in people.visible_to(meilin)
    met = queries.introduction_as_seen(callum, queries.introductions_visible_to(callum).get())
    assert (met.is_made, met.other) == (True, meilin)


def test_nobody_learns_who_said_not_this_time(ruth: Person, callum: Person, priya: Person) -> None:
    made = introduces(ruth, callum, priya)
    actions.respond(by=callum, introduction=made, is_yes=True)
    before = queries.introduction_as_seen(ruth, made)
    assert (before.said, before.is_made, before.is_ended) == (None, False, False)
    actions.respond(by=priya, introduction=made, is_yes=False)
    for person, said in ((ruth, None), (callum, True), (priya, False)):
        met = queries.introduction_as_seen(person, made)
        assert (met.is_ended, met.said, met.waits_for_viewer) == (True, said, False)


def test_who_has_not_answered_yet_learns_nothing_from_the_others_no(
    ruth: Person, callum: Person, priya: Person
) -> None:
    made = introduces(ruth, callum, priya)
    before = [queries.introduction_as_seen(person, made) for person in (ruth, callum)]
    waiting = [opening.key for opening in queries.openings(callum)]
    actions.respond(by=priya, introduction=made, is_yes=False)
    assert [queries.introduction_as_seen(person, made) for person in (ruth, callum)] == before
    assert [opening.key for opening in queries.openings(callum)] == waiting == [str(made.ref)]
    assert queries.introduction_as_seen(priya, made).is_ended, "she said so herself"
    actions.respond(by=callum, introduction=made, is_yes=True)
    for person in (ruth, callum):
        met = queries.introduction_as_seen(person, made)
        assert (met.is_ended, met.is_made) == (True, False)
    assert list(queries.acquainted(callum)) == []


def test_an_introduction_is_seen_by_its_three(
    ruth: Person, callum: Person, priya: Person, nell: Person
) -> None:
    made = introduces(ruth, callum, priya)
    for person in (ruth, callum, priya):
        assert queries.introductions_visible_to(person).get() == made
    assert not queries.introductions_visible_to(nell).exists()
    assert not queries.introductions_visible_to(None).exists()
    assert queries.introduction_cards(nell, [made.code]) == {}
    assert priya not in queries.may_meet(ruth, callum), "once is enough"
    assert nell in queries.may_meet(ruth, callum)


# ---- what one is to others --------------------------------------------------------------------------------------


@pytest.mark.requirement("D14")
def test_one_sees_what_one_is_to_others_by_gift_with_people_and_dates(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    offer = offers(ruth, soil_and_table, gift="knowledge", title="I read soil reports")
    with clock.at(later()):
        helped = confirmed(callum, offer)
    actions.thank(by=callum, answer=helped, words="Three numbers.", is_public=False)
    open_ask = asks(priya, soil_and_table, until=SATURDAY + timedelta(days=9999))
    given = promised(ruth, open_ask)
    conversations.thank(by=callum, message=asks_a_question(ruth, soil_and_table))
    standing = queries.standing_of(ruth)
    (knowledge,) = standing.gifts
    assert (knowledge.gift.label, knowledge.offers) == ("Knowledge", [offer])
    (help_,) = knowledge.helps
    assert (help_.answer.receiver, help_.answer.promise.confirmation.at) == (callum, later())
    assert help_.thanks
    assert help_.thanks.words == "Three numbers."
    assert standing.promised == [given]
    assert [said for said, _ in standing.elsewhere] == ["Callum Birch thanked you"]
    assert (standing.balance.given, standing.balance.received) == (1, 0)
    assert "There is room to ask" in standing.balance.said
    assert queries.standing_of(priya).awaited == [given]


def test_the_level_counts_only_what_was_confirmed(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    assert "No help is confirmed yet" in queries.balance(ruth).said
    promised(callum, asks(ruth, soil_and_table))
    assert queries.balance(ruth).received == 0
    confirmed(callum, asks(ruth, soil_and_table))
    assert (queries.balance(ruth).received, queries.balance(callum).given) == (1, 1)
    assert "Others were glad to give" in queries.balance(ruth).said
    confirmed(ruth, asks(callum, soil_and_table))
    assert queries.balance(ruth).said.endswith("That is level.")


# ---- openings ---------------------------------------------------------------------------------------------------


def test_today_shows_what_others_wait_for_first(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    introduces(nell, ruth, priya)
    done = promised(callum, asks(ruth, soil_and_table, title="A done thing"))
    actions.say_done(by=callum, answer=done)
    answers(callum, asks(ruth, soil_and_table, title="Waits for a yes"))
    promised(ruth, asks(priya, soil_and_table, title="Promised"))
    confirmed(callum, asks(ruth, soil_and_table, title="Unthanked"))
    asks(callum, soil_and_table, to=ruth, title="Only Ruth")
    asks(priya, soil_and_table, title="Who knows old wheat?", gift="knowledge")
    found = queries.openings(ruth)
    assert [opening.act for opening in found] == [
        "Answer", "Confirm it", "Answer them", "See what it was", "Say thanks", "I could help", "I could help",
    ]  # fmt: skip
    assert found[0].title == "Nell Whitlock would like you to meet Priya Nair"
    assert found[-1].title == "Priya Nair asks: Who knows old wheat?"
    assert found[-1].why == "You care about “wheat”."
    assert len({opening.key for opening in found}) == len(found)
    assert set(map(str, (opening.url for opening in found))) == {opening.url for opening in found}
    assert set(found) <= set(manifest.openings(ruth))


def test_an_ask_that_has_nothing_to_do_with_one_is_not_pressed_on_them(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    asks(callum, soil_and_table, gift="skills", title="Somebody with a chainsaw")
    assert queries.openings(ruth) == []
    offers(ruth, soil_and_table, gift="skills", title="An afternoon of hedging")
    assert queries.openings(ruth)[0].why == "You offer skills yourself."
    offers(ruth, soil_and_table, gift="skills", title="My chainsaw and I")
    assert "“chainsaw”" in queries.openings(ruth)[0].why


def test_what_is_over_opens_nothing(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    with clock.at(later()):
        asks(ruth, soil_and_table, to=callum, until=SATURDAY)
        thanked = confirmed(ruth, asks(callum, soil_and_table))
        actions.thank(by=callum, answer=thanked, is_public=True)
        actions.step_back(by=ruth, answer=promised(ruth, asks(callum, soil_and_table)))
        actions.say_missed(by=callum, answer=promised(ruth, asks(callum, soil_and_table)))
    with clock.at(later(days=8)):
        assert queries.openings(callum) == []
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    with clock.at(later()):
        assert queries.openings(callum) == []


# ---- cards and export -------------------------------------------------------------------------------------------


def test_a_card_is_shown_to_those_who_see_the_thing(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    answer = answers(callum, asks(ruth, soil_and_table))
    refs = [answer.ref, answer.favour.ref]
    assert set(manifest.cards_of(ruth, refs)) == {str(ref) for ref in refs}
    assert set(manifest.cards_of(priya, refs)) == {str(answer.favour.ref)}
    assert manifest.cards_of(ruth, refs)[str(answer.ref)].url.endswith(f"#a-{answer.code}")


def test_the_export_holds_ones_own_words_and_what_came_of_them(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = confirmed(callum, asks(ruth, soil_and_table, until=SATURDAY + timedelta(days=9999)))
    actions.thank(by=ruth, answer=answer, words="Dry.", is_public=True)
    missed = promised(ruth, asks(callum, soil_and_table, to=ruth))
    actions.say_missed(by=callum, answer=missed, words="No.")
    actions.rejoin(by=ruth, answer=missed, agrees=True, words="So it is.")
    actions.step_back(by=ruth, answer=promised(ruth, asks(callum, soil_and_table)), words="Rain.")
    made = introduces(ruth, nell, callum, "Fences.")
    actions.respond(by=callum, introduction=made, is_yes=True)
    hers, his = queries.own(ruth), queries.own(callum)
    assert hers["asks_and_offers"][0]["title"] == METER
    assert (
        hers["thanks_given"]
        == his["thanks_received"]
        == [{"about": METER, "words": "Dry.", "public": True, "at": hers["thanks_given"][0]["at"]}]
    )
    assert (hers["help_received"][0]["by"], his["help_given"][0]["for"]) == ("Callum Birch", "Ruth Amsel")
    assert his["said_not_to_have_happened"][0]["words"] == "No."
    assert hers["answered_to_that"][0]["words"] == "So it is."
    assert hers["not_this_time"][0]["words"] == "Rain."
    assert hers["introductions_suggested"][0]["words"] == "Fences."
    assert his["introductions_answered"][0]["yes"] is True
    assert hers["introductions_answered"] == []
    assert stands(missed).words == hers["answers"][0]["words"]
