"""What the pages of conversations ask for."""

from .sending import SLOTS, UploadsForm
from .speaking import AudienceForm, ChangeForm, DraftForm, FollowForm, ReplyForm, StartForm
from .tending import (
    CallForm,
    MergeForm,
    MoveForm,
    PaceForm,
    ReasonForm,
    SplitForm,
    SummaryAskForm,
    SummaryForm,
    WhyForm,
)

__all__ = [
    "SLOTS",
    "AudienceForm",
    "CallForm",
    "ChangeForm",
    "DraftForm",
    "FollowForm",
    "MergeForm",
    "MoveForm",
    "PaceForm",
    "ReasonForm",
    "ReplyForm",
    "SplitForm",
    "StartForm",
    "SummaryAskForm",
    "SummaryForm",
    "UploadsForm",
    "WhyForm",
]
