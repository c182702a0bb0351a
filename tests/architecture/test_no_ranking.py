"""Nobody is measured by a following: no page has a word for it, and no list of people an order by it."""

import re

import pytest

from barnraiser.people.directory import Order

from .test_form_tokens import templates

RANKING = re.compile(
    r"\b(followers?|following count|most popular|popularity|top (members|people|contributors)|leaderboards?|"
    r"rank(ed|ing|s)?|karma|reputation score|influencers?|likes)\b",
    re.IGNORECASE,
)
# What is put in an order there are the answers to a question, never people.
CHOOSING = "decisions/"


def rankings(text: str) -> list[str]:
    """The words of a template, its tags and comments left out, that speak of a following or a standing."""
    spoken = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", " ", text, flags=re.DOTALL)
    spoken = re.sub(r"\b(nobody|no one) is ranked\b", " ", spoken, flags=re.IGNORECASE)
    return [match[0] for match in RANKING.finditer(spoken)]


@pytest.mark.requirement("C7")
def test_no_page_speaks_of_followers_or_ranks() -> None:
    spoken = {name: text for name, text in templates().items() if not name.startswith(CHOOSING)}
    assert {name: found for name, text in spoken.items() if (found := rankings(text))} == {}


@pytest.mark.requirement("C7")
def test_people_stand_in_three_orders_and_no_other() -> None:
    assert [order.value for order in Order] == ["relevance", "distance", "lately"]


def test_planted_rankings_are_seen() -> None:
    for said in ("<b>412 followers</b>", "The most popular", "Top members of the week", "Ranked by karma"):
        assert rankings(said), said
    assert rankings('{% url "ranks" %}<a class="rank">Frank likens it</a>') == []
