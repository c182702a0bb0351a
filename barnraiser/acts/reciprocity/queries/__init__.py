"""Reads of what people ask of each other and give, viewer first."""

from .between import gifts_possible, gone_both_ways
from .fitting import fits, reasons_to_answer
from .introductions import Met, acquainted, introduction_as_seen, introductions, may_be_met, may_meet
from .lists import Row, by_gift, count, rows, shown
from .openings import openings
from .own import own
from .sight import (
    answer_cards,
    answers_visible_to,
    cards,
    introduction_cards,
    introductions_visible_to,
    visible_to,
)
from .standing import balance, standing_of
from .steps import Step, of_others, steps

__all__ = [
    "Met",
    "Row",
    "Step",
    "acquainted",
    "answer_cards",
    "answers_visible_to",
    "balance",
    "by_gift",
    "cards",
    "count",
    "fits",
    "gifts_possible",
    "gone_both_ways",
    "introduction_as_seen",
    "introduction_cards",
    "introductions",
    "introductions_visible_to",
    "may_be_met",
    "may_meet",
    "of_others",
    "openings",
    "own",
    "reasons_to_answer",
    "rows",
    "shown",
    "standing_of",
    "steps",
    "visible_to",
]
