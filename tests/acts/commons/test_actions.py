"""What is kept of the talk: asked first, worded in the open, taken out at will."""

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.commons import actions, queries, rules
from barnraiser.acts.commons.actions import Overtaken
from barnraiser.acts.commons.models import Keeping, Support, Wording
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import cards_of
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .telling import asks_to_keep, keeps, meet, opening, says


def acts() -> list[tuple[str, str, list[str]]]:
    rows = Act.objects.standing().filter(kind__startswith="commons.").select_related("by").order_by("pk")
    return [
        (
            act.kind.split(".")[1],
            act.by.name.split()[0] if act.by else "",
            [p.person.name.split()[0] for p in act.parties.select_related("person") if p.person],
        )
        for act in rows
    ]


@pytest.mark.requirement("E5")
def test_a_word_is_kept_with_the_yes_of_whoever_said_it(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    keeping = asks_to_keep(ruth, says(callum, soil_and_table))
    assert queries.kept(nell, soil_and_table, "word") == []
    assert [opening.title for opening in queries.openings(callum)] == ["May Soil & Table keep what you said?"]
    assert not queries.visible_to(nell).exists()
    with pytest.raises(Refused, match="whoever said it"):
        actions.agree(by=ruth, keeping=keeping)
    actions.agree(by=callum, keeping=keeping)
    [kept] = queries.kept(nell, soil_and_table, "word")
    assert (kept.wording.title, kept.keeping.source.by) == ("Gumboot year", callum)
    assert acts() == [
        ("asked", "Ruth", ["Callum"]),
        ("kept", "Ruth", ["Callum"]),
        ("agreed", "Callum", ["Ruth"]),
    ]
    with pytest.raises(Refused, match="already"):
        actions.agree(by=callum, keeping=keeping)


def test_ones_own_words_are_kept_at_once(ruth: Person, soil_and_table: Community) -> None:
    assert asks_to_keep(ruth, says(ruth, soil_and_table), kind="story").is_kept
    assert acts() == [("kept", "Ruth", [])]


@pytest.mark.requirement("E5")
def test_a_no_is_final_and_looks_like_no_answer(
    ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    refused, waits = says(callum, soil_and_table), says(priya, soil_and_table)
    keeping, other = asks_to_keep(ruth, refused), asks_to_keep(ruth, waits)
    before = acts()
    actions.refuse(by=callum, keeping=keeping)
    assert acts() == before, "nothing is written down of it"
    assert not queries.visible_to(callum).exists()
    assert not queries.visible_to(nell).exists()
    both = queries.own_words(ruth, soil_and_table)
    assert [one.keeping.code for one in both] == [keeping.code, other.code]
    reasons = set()
    for message in (refused, waits):
        for by in (ruth, nell):
            with pytest.raises(Refused, match="has been asked about this already") as told:
                asks_to_keep(by, message)
            reasons.add(str(told.value))
    assert len(reasons) == 1
    assert [line["is_kept"] for line in queries.own(ruth)["kept"]] == [False, False]
    with pytest.raises(IntegrityError), transaction.atomic():
        Keeping.objects.create(community=soil_and_table, kind="word", source=refused, by=nell, state="asked")


@pytest.mark.requirement("E5")
def test_its_author_takes_it_out_at_any_time_with_all_its_wordings(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    message = says(callum, soil_and_table)
    keeping, again = keeps(ruth, message), keeps(nell, message, title="Boots")
    actions.word(by=nell, keeping=keeping, number=1, title="Gumboot spring", words="Wet.")
    actions.support(by=nell, keeping=keeping)
    with pytest.raises(Refused, match="whoever said it"):
        actions.take_out(by=ruth, keeping=keeping)
    actions.take_out(by=callum, keeping=keeping)
    assert [one.keeping for one in queries.kept(ruth, soil_and_table, "word")] == [again]
    assert not Wording.objects.filter(keeping=keeping).exists()
    with pytest.raises(Refused, match="already"):
        asks_to_keep(nell, message)
    actions.take_out(by=callum, keeping=again)
    assert queries.kept(ruth, soil_and_table, "word") == []


@pytest.mark.requirement("E5")
def test_members_word_it_in_the_open_and_nobody_overwrites_unseen(
    ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    keeping = keeps(ruth, says(callum, soil_and_table))
    actions.support(by=nell, keeping=keeping)
    assert queries.kept_at(nell, keeping).so_do == [nell]
    actions.word(
        by=nell, keeping=keeping, number=1, title="Gumboot year", words="So wet that *all* gives out."
    )
    with pytest.raises(Overtaken) as overtaken:
        actions.word(by=ruth, keeping=keeping, number=1, title="Gumboot year", words="Very wet.")
    assert overtaken.value.number == 2
    assert [w.by for w in queries.wordings_of(keeping)] == [nell, ruth]
    keeping.refresh_from_db()
    found = queries.visible_to(nell).get()
    assert queries.kept_at(nell, found).so_do == [], "it was said of the other wording"
    actions.support(by=nell, keeping=found)
    with pytest.raises(Refused, match="already"):
        actions.support(by=nell, keeping=found)
    assert Support.objects.count() == 1
    actions.take_back_support(by=nell, keeping=found)
    assert "supported" not in [kind for kind, *_ in acts()]
    for does in (actions.support, actions.take_out):
        with pytest.raises(Refused):
            does(by=harald, keeping=found)


@pytest.mark.requirement("C7", "E5")
def test_words_stand_by_the_alphabet_and_not_by_how_many_say_so(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    for title in ("Wonky", "boots", "Mending day"):
        keeping = keeps(ruth, says(ruth, soil_and_table), title=title)
        if title == "Wonky":
            for member in (callum, nell, ruth):
                actions.support(by=member, keeping=keeping)
    titles = [one.wording.title for one in queries.kept(nell, soil_and_table, "word")]
    assert titles == ["boots", "Mending day", "Wonky"]


@pytest.mark.requirement("E3")
def test_what_comes_from_a_confided_conversation_is_seen_by_whom_that_was_confided_to(
    ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    meet(callum, ruth, soil_and_table)
    talk = conversations.start(
        by=callum,
        community=soil_and_table,
        kind="failure",
        title="The lentils 3f09",
        words="All of them.",
        audience=Audience.TRUSTED,
    )
    message = opening(talk, callum)
    keeping = keeps(ruth, message, title="Fat hen 3f09")
    assert queries.visible_to(ruth).get() == keeping
    for other in (nell, priya, None):
        assert not queries.visible_to(other).exists()
    assert cards_of(nell, [keeping.ref]) == {}
    assert cards_of(ruth, [keeping.ref])
    with pytest.raises(Refused):
        asks_to_keep(nell, message)
    assert queries.kept(nell, soil_and_table, "word") == []


def test_what_is_taken_down_or_taken_out_at_its_source_is_kept_no_more(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    down, out = says(callum, soil_and_table), says(callum, soil_and_table)
    keeps(ruth, down, title="Down")
    keeps(ruth, out, title="Out")
    assert len(queries.kept(ruth, soil_and_table, "word")) == 2
    conversations.hide(message=down, under="rule 1", reason="No.")
    assert [one.wording.title for one in queries.kept(ruth, soil_and_table, "word")] == ["Out"]
    conversations.take_back(by=callum, message=out)
    assert queries.kept(ruth, soil_and_table, "word") == []


def test_who_has_left_is_not_asked(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    message = says(callum, soil_and_table)
    conversations.unname(by=callum, community=soil_and_table)
    with pytest.raises(Refused, match="no longer here"):
        asks_to_keep(ruth, opening(message.conversation, ruth))


def test_ten_a_day(ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ASKED_A_DAY", 1)
    keeps(ruth, says(ruth, soil_and_table))
    with pytest.raises(Refused, match="Leave some"):
        keeps(ruth, says(ruth, soil_and_table))


def test_whoever_is_forgotten_is_quoted_no_more(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    keeps(ruth, says(callum, soil_and_table))
    kept = keeps(callum, says(ruth, soil_and_table), title="Mending day")
    assert len(queries.own(callum)["kept_of_what_i_said"]) == 1
    actions.forget(person=callum)
    [left] = queries.kept(ruth, soil_and_table, "word")
    assert left.keeping == kept
    assert (left.keeping.by, left.wording.by) == (None, None)
