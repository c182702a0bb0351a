from typing import Any

import pytest

from barnraiser.acts.direct import actions, queries
from barnraiser.acts.direct.models import Line
from barnraiser.acts.gatherings import actions as gatherings
from barnraiser.acts.gatherings.actions.meeting import When
from barnraiser.acts.stewardship import actions as stewardship
from barnraiser.acts.stewardship import queries as concerns
from barnraiser.acts.stewardship.rules import TO_APPEAL
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Role
from barnraiser.ground import clock
from barnraiser.ground.manifest import cards_of, cited, hushed
from barnraiser.ground.refs import Ref
from barnraiser.notices import queries as notices
from barnraiser.people.models import Person
from tests.communities.test_rules import place
from tests.signing_in import signed_in

from .telling import CANARY, answers, two_write, writes


def test_who_turned_to_somebody_is_near_and_not_the_other_way_round(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    answers(callum, ruth, soil_and_table)
    assert queries.turned_to(ruth, [callum, priya]) == {callum.pk}
    assert queries.turned_to(callum, [ruth]) == set()
    when = When(day=clock.now().date(), minutes=30, place="The barn")
    gatherings.say_we_met(by=ruth, other=priya, community=soil_and_table, when=when)
    assert queries.turned_to(ruth, [priya]) == set(), "what one of two says alone"
    gatherings.say_we_met(by=priya, other=ruth, community=soil_and_table, when=when)
    assert queries.turned_to(ruth, [priya]) == {priya.pk}
    assert queries.turned_to(priya, [ruth]) == {ruth.pk}


def test_what_is_new_is_counted_by_exchange(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    actions.write(by=ruth, exchange=exchange, words="And another.")
    assert queries.unread(ruth) == 0
    assert queries.unread(callum) == 1
    assert queries.rows(callum, list(queries.sitting(callum)))[0].new == 2
    writes(priya, callum)
    assert queries.unread(callum) == 2
    assert [row.names for row in queries.waiting(callum)] == ["Priya Nair"]
    assert [opening.title for opening in queries.openings(callum)] == [
        "Ruth Amsel wrote to you",
        "Priya Nair would like to write to you",
    ]
    last = Line.objects.filter(exchange=exchange).latest("at")
    actions.read(by=callum, exchange=exchange, until=last.at)
    assert queries.unread(callum) == 1


def test_notices_tell_of_it_without_any_words(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    told = notices.acts([key for key, _ in notices.for_(callum)])
    assert "direct.wrote" in [act.kind for act in told]
    assert "direct.wrote" not in [act.kind for act in notices.acts([key for key, _ in notices.for_(nell)])]
    page = signed_in(callum).get("/notices/").content.decode()
    assert "wrote to you" in page
    assert "9b41d7" not in page
    actions.mute(by=callum, exchange=exchange)
    assert [list(refs) for refs in hushed(callum)] == [[str(exchange.ref)]]


def test_cards_say_with_whom_and_nothing_of_what(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    assert queries.cards(ruth, [exchange.code])[exchange.code].title == "Messages with Callum Birch"
    assert not queries.cards(ruth, [exchange.code])[exchange.code].words
    assert queries.cards(nell, [exchange.code]) == {}


@pytest.mark.requirement("E7")
def test_a_message_is_read_by_a_keeper_only_when_a_participant_raises_it_and_while_it_is_open(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community, settings: Any
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    other = actions.write(by=ruth, exchange=exchange, words="Another 5d20aa")
    message = Line.objects.select_related("exchange").earliest("at")
    communities.grant(by=nell, membership=place(priya, soil_and_table), role=Role.HOST)
    for keeper in (nell, priya):
        assert cards_of(keeper, [message.ref]) == {}
        assert concerns.find(keeper, str(message.ref)) is None, "no keeper can raise what they do not read"
    found = concerns.find(callum, str(message.ref))
    assert found
    assert found.places == [soil_and_table]
    case = stewardship.raise_concern(
        by=callum, community=soil_and_table, about=found.ref, concerned=found.concerned, words="It hurt."
    )
    for keeper in (nell, priya):
        card = cards_of(keeper, [message.ref])[str(message.ref)]
        assert (card.url, CANARY in card.words) == ("", True)
        assert cards_of(keeper, [other.ref, exchange.ref]) == {}, "this one message, and no way in"
        page = signed_in(keeper).get(case.get_absolute_url()).content.decode()
        assert "9b41d7" in page
        assert "5d20aa" not in page
        assert signed_in(keeper).get(exchange.get_absolute_url()).status_code == 404
    stewardship.take_up(by=nell, case=case)
    stewardship.answer(by=nell, case=case, is_upheld=False, reason="It was about the bank.")
    with clock.at(clock.now() + TO_APPEAL * 2):
        assert cards_of(nell, [message.ref]) == {}
        assert cited(nell, [message.ref]) == set()


def test_a_keeper_to_whom_it_is_about_reads_nothing_by_keeping(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    two_write(ruth, callum, soil_and_table)
    message = Line.objects.get()
    assert cited(nell, [Ref("direct", "line", message.code)]) == set()


def test_what_one_takes_along_has_own_words_and_of_others_only_who_and_when(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    actions.write(by=callum, exchange=exchange, words="Mine 77aa")
    [hers] = queries.own(ruth)["exchanges"]
    assert [line.get("words") for line in hers["messages"]] == [CANARY, None]
    assert [line["by"] for line in hers["messages"]] == ["me", "Callum Birch"]
    assert (hers["with"], hers["is_between_two"], hers["i_began_it"]) == (["Callum Birch"], True, True)
    [his] = queries.own(callum)["exchanges"]
    assert CANARY not in str(his)
    assert [letter.words for letter in queries.letters(callum)] == ["Mine 77aa"]
    assert [letter.about for letter in queries.letters(callum)] == ["To Ruth Amsel"]
    actions.leave(by=ruth, exchange=exchange)
    assert CANARY in str(queries.own(ruth)), "one's own words stay one's own"


def test_a_no_shows_in_nothing_that_the_sender_can_see(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    """Reliability class 2: of two who were asked one said no, and one said nothing. The sender sees no difference."""
    refused, silent = writes(ruth, callum).exchange, writes(ruth, priya).exchange
    actions.decline(by=callum, exchange=refused)

    def seen(exchange: Any, name: str) -> str:
        page = signed_in(ruth).get(exchange.get_absolute_url()).content.decode()
        told = str([one for one in queries.own(ruth)["exchanges"] if one["code"] == exchange.code])
        codes = [exchange.code, *exchange.messages.values_list("code", flat=True)]
        said = page + told + str(queries.cards(ruth, [exchange.code]))
        for code in codes:
            said = said.replace(code, "CODE")
        return said

    one, other = seen(refused, "Callum Birch"), seen(silent, "Priya Nair")
    for first, second in (("Callum Birch", "Priya Nair"), (callum.handle, priya.handle)):
        one, other = one.replace(first, "WHO"), other.replace(second, "WHO")
    assert _timeless(one) == _timeless(other)


def _timeless(page: str) -> str:
    import re

    page = re.sub(r'value="[\w-]{30,}"|nonce="[^"]+"', "TOKEN", page)
    page = re.sub(r"\d{4}-\d{2}-\d{2}T[\d:.+]+", "THEN", page)
    page = re.sub(r'<(img|span)[^>]*class="face[^>]*>[^<]*(</span>)?', "FACE", page)
    return re.sub(r"<main", "\n<main", page)
