import pytest
from django.http import Http404

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.programmes import actions, pages
from barnraiser.acts.programmes.models import Mandate, Programme
from barnraiser.acts.programmes.pages.words import marked
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import WORDS, writes

pytestmark = pytest.mark.django_db


def test_words_around_what_is_marked() -> None:
    assert marked("a b c", "b") == ("a ", "b", " c")
    assert marked("a b c", "") == ("a b c", "", "")


def test_marks_stand_until_the_author_has_changed_them(
    mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    actions.ask_for_other_words(by=ruth, draft=draft, said="No.", marked="on a Friday")
    asked = Mandate.objects.get(pk=mandate.pk).drafts.select_related(
        "mandate__programme__organisation", "mandate__person", "community", "statement"
    )
    assert pages.draft(callum, asked.get())["words"][1] == "on a Friday"
    actions.revise(by=callum, draft=draft, words=WORDS)
    assert pages.draft(callum, asked.get())["words"] == (WORDS, "", "")


def test_an_unseen_message_cannot_be_answered(
    callum: Person, nell: Person, kitchens: Community, soil_and_table: Community
) -> None:
    hidden = conversations.start(by=nell, community=kitchens, kind="question", title="?", words="?")
    seen = conversations.start(by=nell, community=soil_and_table, kind="question", title="?", words="?")
    assert pages.answered(callum, seen.code, "") == Message.objects.get(conversation=seen)
    assert pages.answered(callum, "", "") is None
    for talk, message in ((hidden.code, ""), (seen.code, Message.objects.get(conversation=hidden).code)):
        with pytest.raises(Http404):
            pages.answered(callum, talk, message)


def test_whom_one_could_ask_to_speak(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, nell: Person, harald: Person
) -> None:
    assert list(pages.askable(ruth, table)) == [nell, ruth]
