import pytest

from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.outward.forms import AskForm, IssueForm
from barnraiser.acts.outward.rules import MOST_PICKS

pytestmark = pytest.mark.django_db


def test_picks_become_conversations_and_no_others(talk: Conversation) -> None:
    form = IssueForm({"title": " A  title ", "picks": [talk.code]}, candidates=[talk])
    assert form.is_valid()
    assert (form.cleaned_data["title"], form.cleaned_data["picks"]) == ("A title", [talk])
    assert not IssueForm({"title": "x", "picks": ["zzz"]}, candidates=[talk]).is_valid()
    assert not IssueForm({"title": "", "picks": []}, candidates=[talk]).is_valid()


def test_too_many_are_refused() -> None:
    talks = [Conversation(title=f"Talk {number}") for number in range(MOST_PICKS + 1)]
    form = IssueForm({"title": "x", "picks": [talk.code for talk in talks]}, candidates=talks)
    assert "Fewer are read" in str(form.errors["picks"])


def test_only_machines_fill_what_nobody_sees() -> None:
    form = AskForm({"address": "a@b.example", "website": "x"})
    assert form.is_valid()
    assert form.is_a_machine
    assert AskForm({"address": "a@b.example"}).is_valid()
