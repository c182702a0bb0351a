"""Mail: what arrived, what was handed out, what came back, and what was answered by itself."""

from .answering import Answer, Turn
from .arrival import Arrival, Attachment, Raw, State
from .handing import Delivery, Round
from .posting import Posting, Remainder
from .reaching import Bounce, Pause

__all__ = [
    "Answer",
    "Arrival",
    "Attachment",
    "Bounce",
    "Delivery",
    "Pause",
    "Posting",
    "Raw",
    "Remainder",
    "Round",
    "State",
    "Turn",
]
