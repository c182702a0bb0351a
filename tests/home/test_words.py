from types import SimpleNamespace
from typing import Any

from barnraiser.home.words import standfirst
from barnraiser.suggestions.places import Place
from barnraiser.suggestions.queries import Suggestions

SOIL: Any = [SimpleNamespace(name="Soil & Table")]


def said(give: int = 0, waiting: int = 0, questions: int = 0, **how: Any) -> str:
    openings: Any = {Place.GIVE: [object()] * give, Place.WAITING: [object()] * waiting}
    here = {"has_news": False, "is_new": False, "mine": SOIL} | how
    return standfirst(Suggestions(openings), questions, **here)


def test_giving_is_said_before_waiting() -> None:
    assert said(give=1, waiting=2) == "Somebody could use something you have. Two things wait for your word."
    assert said(give=3) == "Three times you could be of use to somebody."


def test_without_either_the_day_says_what_there_is() -> None:
    assert said(questions=1).startswith("One question is waiting")
    assert said(has_news=True).startswith("People have been talking")
    assert said().startswith("All is quiet")
    assert said(is_new=True) == "Welcome. There is no hurry."
    assert said(mine=[]).startswith("You have come in.")
