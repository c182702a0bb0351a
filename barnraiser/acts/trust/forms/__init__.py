"""What is asked of members here."""

from .fifteen import NotNowForm, OutsideForm, RhythmForm, WhyForm
from .shortlist import CriterionForm, NameForm, ShortlistForm
from .two import AgreeForm, CareForm, MarksForm, NoteForm, StatementForm, WithinForm
from .values import ValuesForm

__all__ = [
    "AgreeForm",
    "CareForm",
    "CriterionForm",
    "MarksForm",
    "NameForm",
    "NotNowForm",
    "NoteForm",
    "OutsideForm",
    "RhythmForm",
    "ShortlistForm",
    "StatementForm",
    "ValuesForm",
    "WhyForm",
    "WithinForm",
]
