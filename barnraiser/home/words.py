"""The one sentence at the top of Today that says how things stand."""

from collections.abc import Sequence

from django.contrib.humanize.templatetags.humanize import apnumber

from barnraiser.communities.models import Community
from barnraiser.suggestions.queries import Suggestions

SHOWN_GIFTS = 3


def standfirst(
    suggested: Suggestions, questions: int, *, has_news: bool, is_new: bool, mine: Sequence[Community]
) -> str:
    """What the day holds: whom one could give to, what waits, or that all is quiet."""
    if not mine:
        return "You have come in. The next step is a community to belong to."
    gifts, waiting = min(len(suggested.give), SHOWN_GIFTS), len(suggested.waiting)
    if gifts or waiting:
        return " ".join(filter(None, (_gifts(gifts), _waiting(waiting))))
    if questions:
        verb = "question is" if questions == 1 else "questions are"
        return f"{_number(questions)} {verb} waiting for somebody like you. One answer is a good day."
    if has_news:
        return "People have been talking. Nothing waits for you alone."
    return "Welcome. There is no hurry." if is_new else "All is quiet. A question from you would be welcome."


def _gifts(count: int) -> str:
    if not count:
        return ""
    return (
        "Somebody could use something you have."
        if count == 1
        else f"{_number(count)} times you could be of use to somebody."
    )


def _waiting(count: int) -> str:
    if not count:
        return ""
    return f"{_number(count)} {'thing waits' if count == 1 else 'things wait'} for your word."


def _number(count: int) -> str:
    return str(apnumber(count)).capitalize()
