"""The subject of a letter as the title of a conversation and its kind; what a message says."""

import re

from django.urls import reverse

from barnraiser.acts.conversations.models import Kind
from barnraiser.communities.models import Community
from barnraiser.ground import text

from .models import Arrival
from .reading import Letter

LONGEST = 200
NO_WORDS = "*(No words, only what is attached.)*"
_TAG = re.compile(r"\[([^\[\]]{1,80})\]\s*")
_AGAIN = re.compile(r"^\s*(?:re|aw|antw|sv|vs|fwd?|wg|tr|rv|rif|odp)\s*(?:\[\d+\])?\s*:\s*", re.IGNORECASE)


def kind_and_title(subject: str, words: str, community: Community) -> tuple[str, str]:
    """A tag in brackets says the kind. Without one it is a question where the subject ends with a question mark, else
    something to share.
    """
    kind, rest, before = "", subject, None
    while before != rest:
        before = rest
        rest = _AGAIN.sub("", rest)
        tag = _TAG.match(rest)
        said = tag[1].strip().lower() if tag else ""
        if tag and (said in Kind.values or said == community.name.lower()):
            kind = kind or (said if said in Kind.values else "")
            rest = rest[tag.end() :]
    title = text.one_line(rest) or text.plain(words, 80) or "Without a subject"
    if len(title) > LONGEST:
        title = title[: LONGEST - 1] + "…"
    return kind or (Kind.QUESTION if title.endswith(("?", "？", "؟")) else Kind.RESOURCE), title


def words_of(letter: Letter, arrival: Arrival) -> str:
    """What the message says: somebody's own words, and a line that leads to what came with them."""
    more = _listed(
        [_counted(len(letter.files))] if letter.files else [], ["what is quoted below"] if letter.rest else []
    )
    words = letter.words.strip() or NO_WORDS
    return (
        f"{words}\n\n[By mail, with {more}]({reverse('lists:beside', args=[arrival.code])})"
        if more
        else words
    )


def _counted(files: int) -> str:
    return "an attachment" if files == 1 else f"{files} attachments"


def _listed(*some: list[str]) -> str:
    return " and ".join(each for part in some for each in part)
