"""Full text, the same on SQLite and PostgreSQL: every word asked for stands in what was said, the last one at least begins.

What was said is kept as a set of folded words (no case, no accents) in a table of its own beside the things it is about:
FTS5 on SQLite, `tsvector` on PostgreSQL. It is derived: whoever writes the things keeps it, and may make it anew at any time.

    class Wording(search.Words): ...                    # the table; its migration says `CreateWords`
    Wording(key=row.pk, words=search.said("Überall Lehm"))
    Wording.objects.filter(words__say=search.asked("uberall leh")).values("key")
"""

from .asking import Asking, asking
from .fields import WordsField
from .folding import SIGN, Asked, asked, folded, in_order, said
from .highlights import extract
from .models import Words
from .stems import is_akin, or_akin, stems
from .tables import CreateWords, lay, let_go

__all__ = [
    "SIGN",
    "Asked",
    "Asking",
    "CreateWords",
    "Words",
    "WordsField",
    "asked",
    "asking",
    "extract",
    "folded",
    "in_order",
    "is_akin",
    "lay",
    "let_go",
    "or_akin",
    "said",
    "stems",
]
