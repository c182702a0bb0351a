"""What is asked when inviting, coming in, asking to be let in, welcoming, leaving, and being forgotten."""

from .coming import AffirmForm, ComeInForm, InviteForm
from .inside import WillingForm
from .leaving import HandOnForm, LeaveForm
from .questions import AnswersForm, AskInForm, QuestionsForm, ReplyForm
from .sheets import EnterForm, SheetsForm

__all__ = [
    "AffirmForm",
    "AnswersForm",
    "AskInForm",
    "ComeInForm",
    "EnterForm",
    "HandOnForm",
    "InviteForm",
    "LeaveForm",
    "QuestionsForm",
    "ReplyForm",
    "SheetsForm",
    "WillingForm",
]
