"""Reads of what people ask of each other and give, viewer first."""

from .annexes import annexes
from .between import gifts_possible, gone_both_ways
from .fitting import fits, reasons_to_answer, reasons_to_help
from .giving import gives, giving
from .helping import asks_met, nobody_to_help
from .introductions import (
    Met,
    Others,
    acquainted,
    introduction_as_seen,
    introductions,
    may_be_met,
    may_meet,
    others_to_meet,
)
from .level import balance, helps, months
from .lists import Row, by_gift, count, rows, shown
from .openings import openings
from .own import own
from .parting import holds
from .sight import (
    answer_by,
    answer_cards,
    answers_visible_to,
    cards,
    introduction_cards,
    introductions_visible_to,
    visible_to,
)
from .standing import standing_of
from .steps import Step, of_others, steps

__all__ = [
    "Met",
    "Others",
    "Row",
    "Step",
    "acquainted",
    "annexes",
    "answer_by",
    "answer_cards",
    "answers_visible_to",
    "asks_met",
    "balance",
    "by_gift",
    "cards",
    "count",
    "fits",
    "gifts_possible",
    "gives",
    "giving",
    "gone_both_ways",
    "helps",
    "holds",
    "introduction_as_seen",
    "introduction_cards",
    "introductions",
    "introductions_visible_to",
    "may_be_met",
    "may_meet",
    "months",
    "nobody_to_help",
    "of_others",
    "openings",
    "others_to_meet",
    "own",
    "reasons_to_answer",
    "reasons_to_help",
    "rows",
    "shown",
    "standing_of",
    "steps",
    "visible_to",
]
