"""Who may change what people say about themselves, and what of their searches and their pages elsewhere is kept."""

from .links import may_check, may_keep_link, may_list_page
from .own import ARCHIVES_A_DAY, may_ask_for_archive, may_fetch, may_go
from .profile import hides_the_name, may_edit, may_show
from .searches import MOST_FOUND, MOST_SEARCHES, may_keep_another, may_keep_this, may_touch

__all__ = [
    "ARCHIVES_A_DAY",
    "MOST_FOUND",
    "MOST_SEARCHES",
    "hides_the_name",
    "may_ask_for_archive",
    "may_check",
    "may_edit",
    "may_fetch",
    "may_go",
    "may_keep_another",
    "may_keep_link",
    "may_keep_this",
    "may_list_page",
    "may_show",
    "may_touch",
]
