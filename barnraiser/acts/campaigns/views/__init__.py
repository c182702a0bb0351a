from .calling import closing, day, new, words
from .carrying import names, names_withdrawal, owners, owners_answer, owners_end
from .giving import mark, need, needs, pledge, pledge_withdrawal, steps
from .reading import campaign_list, detail
from .together import conversation, points, settlement, voices, work, work_done, work_owner
from .world import moved, results, witnesses

__all__ = [
    "campaign_list",
    "closing",
    "conversation",
    "day",
    "detail",
    "mark",
    "moved",
    "names",
    "names_withdrawal",
    "need",
    "needs",
    "new",
    "owners",
    "owners_answer",
    "owners_end",
    "pledge",
    "pledge_withdrawal",
    "points",
    "results",
    "settlement",
    "steps",
    "voices",
    "witnesses",
    "words",
    "work",
    "work_done",
    "work_owner",
]
