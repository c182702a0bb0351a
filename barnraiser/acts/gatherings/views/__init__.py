"""The pages: calling, coming, being there, looking back, who met whom, and the calendar."""

from .after import completion, conversation, intention_withdrawal, intentions, steps
from .calendar import calendar, calendar_withdrawal, feed, single_calendar
from .coming import answer, attendance, detail
from .hosting import absence, conclusion, host_withdrawal, hosting, hosts, ticks
from .meetings import meeting, meeting_reply, meeting_withdrawal, meetings, we_met
from .planning import call, calling_off, change, gathering_list

__all__ = [
    "absence",
    "answer",
    "attendance",
    "calendar",
    "calendar_withdrawal",
    "call",
    "calling_off",
    "change",
    "completion",
    "conclusion",
    "conversation",
    "detail",
    "feed",
    "gathering_list",
    "host_withdrawal",
    "hosting",
    "hosts",
    "intention_withdrawal",
    "intentions",
    "meeting",
    "meeting_reply",
    "meeting_withdrawal",
    "meetings",
    "single_calendar",
    "steps",
    "ticks",
    "we_met",
]
