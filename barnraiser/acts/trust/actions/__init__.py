"""Every write to trust: say, take back, care, note, list, forget."""

from .caring import care, take_back_care
from .forgetting import forget
from .listing import happened, put_on_list, say_why, take_off_list
from .noting import note
from .saying import say, withdraw

__all__ = [
    "care",
    "forget",
    "happened",
    "note",
    "put_on_list",
    "say",
    "say_why",
    "take_back_care",
    "take_off_list",
    "withdraw",
]
