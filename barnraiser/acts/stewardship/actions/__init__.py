"""Every write to stewardship: raise, take up, put down, answer, ask for another look, forget."""

from .answering import answer
from .appealing import appeal
from .forgetting import forget
from .handling import put_down, take_up
from .raising import raise_concern
from .telling_apart import tell_apart

__all__ = ["answer", "appeal", "forget", "put_down", "raise_concern", "take_up", "tell_apart"]
