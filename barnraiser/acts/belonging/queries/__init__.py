"""Every read of coming in and going, viewer first."""

from .asking import (
    acquainted,
    answers_of,
    my_answers,
    questions_of,
    request_of,
    request_waiting,
    requests_at,
    waiting_count,
    waits_at,
    who_keeps_the_door,
)
from .letters import (
    brought_in,
    decided_in,
    declined_to,
    is_known_in,
    sent,
    sent_by,
    sent_by_others,
    to,
    with_token,
)
from .openings import openings
from .own import export
from .parting import handovers_by, handovers_to, holdings_of, parting_words
from .sheets import sheet_out, sheets_out, takes_part
from .welcome import beside, host_next_in_turn, host_of, welcome_seen, welcomes_waiting, willingness_of

__all__ = [
    "acquainted",
    "answers_of",
    "beside",
    "brought_in",
    "decided_in",
    "declined_to",
    "export",
    "handovers_by",
    "handovers_to",
    "holdings_of",
    "host_next_in_turn",
    "host_of",
    "is_known_in",
    "my_answers",
    "openings",
    "parting_words",
    "questions_of",
    "request_of",
    "request_waiting",
    "requests_at",
    "sent",
    "sent_by",
    "sent_by_others",
    "sheet_out",
    "sheets_out",
    "takes_part",
    "to",
    "waiting_count",
    "waits_at",
    "welcome_seen",
    "welcomes_waiting",
    "who_keeps_the_door",
    "willingness_of",
    "with_token",
]
