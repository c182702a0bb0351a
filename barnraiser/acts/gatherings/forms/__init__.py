"""What is asked when calling people together, coming, and looking back."""

from .after import FollowUpForm, IntendForm, StepForm
from .calling import CallOffForm, HostForm, PlanForm
from .coming import AnswerForm, CheckInForm
from .meeting import WeMetForm

__all__ = [
    "AnswerForm",
    "CallOffForm",
    "CheckInForm",
    "FollowUpForm",
    "HostForm",
    "IntendForm",
    "PlanForm",
    "StepForm",
    "WeMetForm",
]
