"""Every write to what a community has in common: keep, answer, word, support, take out; pages; how members talk; forget."""

from .forgetting import forget
from .keeping import agree, keep, refuse, support, take_back_support, take_out, word
from .norms import adopt_norm
from .overtaken import Overtaken
from .paging import add_section, begin_page, edit, restore

__all__ = [
    "Overtaken",
    "add_section",
    "adopt_norm",
    "agree",
    "begin_page",
    "edit",
    "forget",
    "keep",
    "refuse",
    "restore",
    "support",
    "take_back_support",
    "take_out",
    "word",
]
