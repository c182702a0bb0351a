"""Every write to trust: say, take back, care, compare, note, mark, list, shortlist, stay in touch, forget."""

from .aligning import agree_to_compare, compare, rank_values, take_back_agreement
from .caring import care, take_back_care
from .forgetting import forget
from .listing import happened, put_on_list, say_why, take_off_list
from .marking import mark, unmark
from .noting import note
from .saying import say, withdraw
from .shortlisting import (
    let_shortlist_go,
    move_up,
    open_shortlist,
    pick,
    put_pick_on_list,
    set_criterion,
    unpick,
)
from .touching import keep_in_touch, nod, not_now

__all__ = [
    "agree_to_compare",
    "care",
    "compare",
    "forget",
    "happened",
    "keep_in_touch",
    "let_shortlist_go",
    "mark",
    "move_up",
    "nod",
    "not_now",
    "note",
    "open_shortlist",
    "pick",
    "put_on_list",
    "put_pick_on_list",
    "rank_values",
    "say",
    "say_why",
    "set_criterion",
    "take_back_agreement",
    "take_back_care",
    "take_off_list",
    "unmark",
    "unpick",
    "withdraw",
]
