"""Every read of decisions, viewer first. A fixed number of queries, however many propose and speak."""

from .lists import Row, count, decided, due, rows, still_open
from .openings import openings
from .own import own
from .sight import behind, cards, objection, objection_of, visible_to
from .standing import Line, lines, my_ballot, my_stance, speaker_faces
from .words import options, outcome_of, wordings

__all__ = [
    "Line",
    "Row",
    "behind",
    "cards",
    "count",
    "decided",
    "due",
    "lines",
    "my_ballot",
    "my_stance",
    "objection",
    "objection_of",
    "openings",
    "options",
    "outcome_of",
    "own",
    "rows",
    "speaker_faces",
    "still_open",
    "visible_to",
    "wordings",
]
